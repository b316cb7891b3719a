import type { DynamicModule } from '@nestjs/common';
import { startService } from '@plinth/platform-service';
import type { ServiceLog, StartOptions, StartedService } from '@plinth/platform-service';
import { Readiness } from '@plinth/platform-telemetry';
import type { Metrics } from '@plinth/platform-telemetry';
import { scopesInWords } from '@plinth/shell-identity';

/** Requests are handed over by the gateway, or come from this machine: what they say of the client is the gateway's word. */
const inThisProcess = (): boolean => true;

/** Starts the services of one process alike, each ready once it answers; closes them in reverse order. */
export class ServiceStarter {
  private readonly running: { close(): Promise<void> }[] = [];

  constructor(
    private readonly publicUrl: string,
    private readonly log: ServiceLog,
    private readonly metrics: Metrics,
  ) {}

  async start(
    name: string,
    title: string,
    module: DynamicModule,
    more: Pick<StartOptions, 'adapter' | 'reference'> = {},
  ): Promise<StartedService> {
    const { publicUrl, log, metrics } = this;
    const readiness = new Readiness();
    const given = {
      gatewayIs: inThisProcess,
      name,
      title,
      module,
      publicUrl,
      log,
      metrics,
      readiness,
      scopes: scopesInWords,
    };
    const service = await startService({ ...given, ...more });
    this.closeLater(service);
    return service;
  }

  closeLater(service: { close(): Promise<void> }): void {
    this.running.push(service);
  }

  async close(): Promise<void> {
    for (const service of this.running.splice(0).reverse()) await service.close();
  }
}
