import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import type { LoggerService } from '@nestjs/common';
import { HttpAdapterHost, NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DomainErrorFilter, inputValidation, openApiDocument } from '@plinth/platform-http';
import { GatewayModule } from './gateway.module';
import type { GatewayModuleOptions } from './gateway.module';
import { answerUnparsed, gatewayServer } from './gateway-server';
import type { OpenApiDocument } from './open-api/open-api-document';
import type { OwnHandler } from './proxy/answer-here';
import { Gateway } from './proxy/gateway';

export type GatewayOptions = Omit<GatewayModuleOptions, 'ownDocument'> & {
  /** Scope name → words, for the OAuth2 scheme of the merged document; the same as the services give. */
  readonly scopes: Readonly<Record<string, string>>;
  /** Nest has one logger for the whole process: the one that its other parts write to. None of them is heard when absent. */
  readonly logger?: LoggerService;
};

export interface RunningGateway {
  readonly application: NestFastifyApplication;
  readonly gateway: Gateway;
  /** Listens and answers the address. Port 0 takes a free one. */
  listen(port?: number, host?: string): Promise<string>;
  /** Not ready any more, and every answer sends its client elsewhere; requests are served on until `close`. */
  announceEnd(): void;
  /** Lets requests under way end, then closes everything and stores the counters. */
  close(): Promise<void>;
}

/** The gateway as one Nest application on Fastify, its data plane in front of Fastify's routing. */
export async function createGateway(options: GatewayOptions): Promise<RunningGateway> {
  const { settings } = options;
  const late: { gateway?: Gateway; application?: NestFastifyApplication } = {};
  const gatewayOf = (): Gateway => late.gateway as Gateway;
  const adapter = new FastifyAdapter({
    serverFactory: (own: OwnHandler) => gatewayServer(settings, gatewayOf, own),
    clientErrorHandler: answerUnparsed,
    genReqId: (request: { headers: Record<string, unknown> }) => String(request.headers['x-request-id']),
  } as unknown as ConstructorParameters<typeof FastifyAdapter>[0]);
  const ownDocument = (): OpenApiDocument =>
    openApiDocument(late.application as NestFastifyApplication, {
      title: 'Plinth 网关 Gateway',
      version: '1',
      publicUrl: settings.publicUrl,
      scopes: options.scopes,
    }) as unknown as OpenApiDocument;
  const module = GatewayModule.forRoot({ ...options, ownDocument });
  const application = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    logger: options.logger ?? false,
    abortOnError: false,
  });
  late.application = application;
  late.gateway = application.get(Gateway);
  application.useGlobalPipes(inputValidation());
  application.useGlobalFilters(new DomainErrorFilter(application.get(HttpAdapterHost), options.logUnexpected));
  await application.init();
  return {
    application,
    gateway: gatewayOf(),
    listen: (port = 0, host = '127.0.0.1') => listen(application, settings.tls !== undefined, port, host),
    announceEnd: () => gatewayOf().announceEnd(),
    close: () => close(application, gatewayOf(), settings.drainMs),
  };
}

async function listen(application: NestFastifyApplication, isSecure: boolean, port: number, host: string) {
  await application.listen(port, host);
  const address = (application.getHttpServer() as Server).address() as AddressInfo;
  return `${isSecure ? 'https' : 'http'}://${host.includes(':') ? `[${host}]` : host}:${address.port}`;
}

async function close(application: NestFastifyApplication, gateway: Gateway, drainMs: number): Promise<void> {
  const server = application.getHttpServer() as Server;
  server.close();
  server.closeIdleConnections();
  await gateway.drain(drainMs);
  server.closeIdleConnections();
  server.closeAllConnections();
  await application.close();
}
