import { Module } from '@nestjs/common';
import type { DynamicModule, Type } from '@nestjs/common';
import { HealthModule, Readiness } from '@plinth/platform-telemetry';

/** Puts `/healthz` and `/readyz` beside a service; it is ready once it answers. */
export const withHealth = (service: Type | DynamicModule): DynamicModule => ({
  module: ServiceWithHealth,
  imports: [service, HealthModule.forRoot(new Readiness())],
});

@Module({})
class ServiceWithHealth {}
