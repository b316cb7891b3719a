import type { AddressInfo } from 'node:net';
import type { Type, DynamicModule, INestApplication, LoggerService } from '@nestjs/common';
import { HttpAdapterHost, NestFactory } from '@nestjs/core';
import { ExpressAdapter } from '@nestjs/platform-express';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DomainErrorFilter } from './domain-error.filter';
import type { LogUnexpected } from './domain-error.filter';
import { isLoopback } from './inner-network';
import { inputValidation } from './input-validation';
import { requestIdOf, REQUEST_ID_HEADER } from './request-id';

export interface ServiceOptions {
  readonly adapter: 'fastify' | 'express';
  readonly logUnexpected: LogUnexpected;
  readonly logger?: LoggerService | false;
  /** Largest request body in bytes; 1 MiB when absent. Uploads are streamed by their own handlers. */
  readonly bodyLimit?: number;
  /** Who may say for whom it asks (`X-Forwarded-For`): this machine when absent. On Fastify; Express has its own setting. */
  readonly gatewayIs?: (address: string) => boolean;
  /** Called with the bare application before it initialises (multipart, cookies, static files). */
  readonly prepare?: (application: INestApplication) => void | Promise<void>;
}

export interface Service {
  readonly application: INestApplication;
  /** Listens and answers the address, `http://127.0.0.1:port`. Port 0 takes a free one. */
  listen(port?: number, host?: string): Promise<string>;
  close(): Promise<void>;
}

/** A Nest application of one service with the house's envelope, validation and limits. */
export async function createService(module: Type | DynamicModule, options: ServiceOptions): Promise<Service> {
  const bodyLimit = options.bodyLimit ?? 1024 * 1024;
  const application = await (options.adapter === 'fastify'
    ? NestFactory.create<NestFastifyApplication>(
        module as Type,
        fastify(bodyLimit, options.gatewayIs ?? isLoopback),
        nestOptions(options),
      )
    : express(module as Type, bodyLimit, options));
  application.useGlobalPipes(inputValidation());
  application.useGlobalFilters(new DomainErrorFilter(application.get(HttpAdapterHost), options.logUnexpected));
  await options.prepare?.(application);
  await application.init();
  return {
    application,
    listen: async (port = 0, host = '127.0.0.1') => {
      await application.listen(port, host);
      const address = (application.getHttpServer() as { address(): AddressInfo }).address();
      return `http://${host}:${address.port}`;
    },
    close: () => application.close(),
  };
}

/** Nest's own parsers stand aside for those that are there already. */
async function express(module: Type, limit: number, options: ServiceOptions): Promise<INestApplication> {
  const application = await NestFactory.create<NestExpressApplication>(
    module,
    new ExpressAdapter(),
    nestOptions(options),
  );
  application.useBodyParser('json', { limit });
  application.useBodyParser('urlencoded', { limit, extended: true });
  return application;
}

const nestOptions = (options: ServiceOptions) => ({
  logger: options.logger ?? (false as const),
  abortOnError: false,
  forceCloseConnections: true,
});

const fastify = (bodyLimit: number, gatewayIs: (address: string) => boolean): FastifyAdapter =>
  new FastifyAdapter({
    bodyLimit,
    trustProxy: gatewayIs,
    genReqId: (request: { headers: Record<string, string | string[] | undefined> }) =>
      requestIdOf(request.headers[REQUEST_ID_HEADER]),
    forceCloseConnections: true,
  });
