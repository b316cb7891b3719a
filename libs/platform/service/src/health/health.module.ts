import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { Readiness } from '@plinth/platform-telemetry';
import { ServiceFactsController } from './service-facts.controller';
import { ServiceName } from './service-name';
import { HealthController } from './health.controller';

/** `/healthz` and `/readyz`, on either adapter. Parts register their checks on the one `Readiness`. */
@Module({})
export class HealthModule {
  static forRoot(readiness: Readiness, name = ''): DynamicModule {
    return {
      module: HealthModule,
      global: true,
      controllers: [HealthController, ServiceFactsController],
      providers: [
        { provide: Readiness, useValue: readiness },
        { provide: ServiceName, useValue: new ServiceName(name) },
      ],
      exports: [Readiness],
    };
  }
}
