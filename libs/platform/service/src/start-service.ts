import type { Server } from 'node:http';
import { Module } from '@nestjs/common';
import type { DynamicModule, INestApplication } from '@nestjs/common';
import {
  checkRoom,
  createService,
  isOfInnerNetwork,
  mountReferencePages,
  referencePagesRedirect,
  serveOpenApi,
} from '@plinth/platform-http';
import type { Service } from '@plinth/platform-http';
import { measureRequests, traceRequests } from '@plinth/platform-telemetry';
import type { Metrics, Readiness } from '@plinth/platform-telemetry';
import { DrainingServer } from './draining-server';
import { HealthModule } from './health/health.module';
import type { ServiceLog } from './service-log';

export interface StartOptions {
  /** `org`: label of its metrics. */
  readonly name: string;
  readonly title: string;
  readonly module: DynamicModule;
  readonly adapter?: 'fastify' | 'express';
  readonly publicUrl: string;
  readonly log: ServiceLog;
  readonly metrics: Metrics;
  readonly readiness: Readiness;
  /** Scope name → words, for the OAuth2 scheme of its API document. */
  readonly scopes?: Readonly<Record<string, string>>;
  /** The client of the reference pages, on the service that shows them. */
  readonly reference?: { readonly clientId: string; readonly scopes: readonly string[] };
  /** Called with the bare application before it initialises. */
  readonly prepare?: (application: INestApplication) => void;
  /** Who may say for whom it asks, when it is not this machine or the inner network. */
  readonly gatewayIs?: (address: string) => boolean;
  readonly host?: string;
  readonly port?: number;
}

export interface StartedService extends Service {
  readonly address: string;
  readonly draining: DrainingServer;
}

/** One service as an application that listens: log, metrics, health, API document. The same in both shapes. */
export async function startService(options: StartOptions): Promise<StartedService> {
  const { name, title, publicUrl, log, metrics, scopes = {}, reference } = options;
  options.readiness.register('room', checkRoom);
  const service = await createService(withHealth(options), {
    adapter: options.adapter ?? 'fastify',
    logger: log.nest,
    logUnexpected: log.logUnexpected,
    // The gateway, which alone can reach it (network policies), is on another machine where it listens for others.
    ...(options.host === undefined ? {} : { gatewayIs: isOfInnerNetwork }),
    ...(options.gatewayIs && { gatewayIs: options.gatewayIs }),
    prepare: async (application) => {
      measureRequests(application, metrics, name);
      traceRequests(application, name);
      options.prepare?.(application);
      serveOpenApi(application, { title, version: '1', publicUrl, scopes });
      if (reference === undefined) return;
      await mountReferencePages(application.getHttpAdapter().getInstance(), {
        specUrl: '/openapi.json',
        oauth: { ...reference, redirect: referencePagesRedirect(publicUrl) },
      });
    },
  });
  try {
    const draining = new DrainingServer(service.application.getHttpServer() as Server);
    return { ...service, draining, address: await service.listen(options.port, options.host) };
  } catch (error) {
    await service.close();
    throw error;
  }
}

/** A port that a service answers, out of its application. */
export const portOf = <T>(service: Pick<Service, 'application'>, token: abstract new (...parts: never[]) => T): T =>
  service.application.get(token as never, { strict: false });

/** Puts `/healthz` and `/readyz` beside a service. */
const withHealth = ({ module, readiness, name }: StartOptions): DynamicModule => ({
  module: ServiceWithHealth,
  imports: [module, HealthModule.forRoot(readiness, name)],
});

@Module({})
class ServiceWithHealth {}
