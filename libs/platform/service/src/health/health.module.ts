import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { Readiness } from '@plinth/platform-telemetry';
import { HealthController } from './health.controller';

/** `/healthz` and `/readyz`, on either adapter. Parts register their checks on the one `Readiness`. */
@Module({})
export class HealthModule {
  static forRoot(readiness: Readiness): DynamicModule {
    return {
      module: HealthModule,
      global: true,
      controllers: [HealthController],
      providers: [{ provide: Readiness, useValue: readiness }],
      exports: [Readiness],
    };
  }
}
