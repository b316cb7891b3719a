import { Module } from '@nestjs/common';
import type { DynamicModule, ModuleMetadata } from '@nestjs/common';
import { PortalSessions } from '@plinth/identity-contract';
import { EnsurePortalClient } from './portal-session/ensure-portal-client';
import { ExchangeSession } from './portal-session/exchange-session.use-case';

/** What the gateway asks for browsers that are signed in. */
@Module({})
export class PortalSessionModule {
  /** `imports`: those that have the sessions, and those that make tokens. */
  static with(imports: NonNullable<ModuleMetadata['imports']>): DynamicModule {
    return {
      module: PortalSessionModule,
      imports,
      providers: [EnsurePortalClient, { provide: PortalSessions, useClass: ExchangeSession }],
      exports: [PortalSessions],
    };
  }
}
