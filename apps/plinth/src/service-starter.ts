import type { DynamicModule } from '@nestjs/common';
import { REFERENCE_CLIENT_ID, knownScopes, scopeText } from '@plinth/identity';
import { createService, mountReferencePages, referencePagesRedirect, serveOpenApi } from '@plinth/platform-http';
import type { Service } from '@plinth/platform-http';
import { measureRequests } from '@plinth/platform-telemetry';
import type { Metrics } from '@plinth/platform-telemetry';
import type { BaseLog } from './base-log';
import { withHealth } from './health';

export interface StartedService extends Service {
  readonly address: string;
}

type Adapter = 'fastify' | 'express';

/** Scope name → words, for the OAuth2 scheme of the API document. */
export const scopesInWords = Object.fromEntries(
  knownScopes.map((scope) => [scope, `${scopeText(scope).zh} ${scopeText(scope).en}`]),
);

/** Starts the services of one process alike: log, metrics, health, API document; closes them in reverse order. */
export class ServiceStarter {
  private readonly running: { close(): Promise<void> }[] = [];

  constructor(
    private readonly publicUrl: string,
    private readonly log: BaseLog,
    private readonly metrics: Metrics,
  ) {}

  async start(
    name: string,
    title: string,
    module: DynamicModule,
    adapter: Adapter = 'fastify',
  ): Promise<StartedService> {
    const service = await createService(withHealth(module), {
      adapter,
      logger: this.log.nest,
      logUnexpected: this.log.logUnexpected,
      prepare: async (application) => {
        measureRequests(application, this.metrics, name);
        serveOpenApi(application, { title, version: '1', publicUrl: this.publicUrl, scopes: scopesInWords });
        if (adapter === 'express') await this.mountDocs(application.getHttpAdapter().getInstance());
      },
    });
    this.closeLater(service);
    return { ...service, address: await service.listen() };
  }

  closeLater(service: { close(): Promise<void> }): void {
    this.running.push(service);
  }

  async close(): Promise<void> {
    for (const service of this.running.splice(0).reverse()) await service.close();
  }

  private mountDocs(express: Parameters<typeof mountReferencePages>[0]): Promise<void> {
    return mountReferencePages(express, {
      specUrl: '/openapi.json',
      oauth: {
        clientId: REFERENCE_CLIENT_ID,
        redirect: referencePagesRedirect(this.publicUrl),
        scopes: knownScopes.filter((scope) => scope !== 'offline_access'),
      },
    });
  }
}

/** A port that a service answers, out of its application. */
export const portOf = <T>(service: Service, token: abstract new (...parts: never[]) => T): T =>
  service.application.get(token as never, { strict: false });
