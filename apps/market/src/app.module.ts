import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { MarketModule } from '@plinth/market';
import { AuditTrailModule } from '@plinth/platform-audit-trail';
import { accessOf, actorOf, AuthModule } from '@plinth/platform-auth';
import type { AuthModuleOptions, UnitPaths } from '@plinth/platform-auth';
import { DatabaseModule } from '@plinth/platform-database';
import type { DatabaseServer } from '@plinth/platform-database';
import { EventsModule } from '@plinth/platform-events';
import { IdempotencyModule } from '@plinth/platform-http';

export interface MarketAppOptions {
  readonly server: DatabaseServer;
  readonly verifier: AuthModuleOptions['verifier'];
  readonly authoritySource: NonNullable<AuthModuleOptions['authoritySource']>;
  readonly unitPaths: UnitPaths;
  readonly poolSize?: number;
}

const callerOf = (request: object): string => {
  const access = accessOf(request);
  return access === undefined ? 'anyone' : actorOf(access.principal);
};

/** The market service; served on the Fastify adapter. `DataGrants` of it is what org asks. */
@Module({})
export class MarketAppModule {
  static forRoot({ server, verifier, authoritySource, unitPaths, poolSize }: MarketAppOptions): DynamicModule {
    return {
      module: MarketAppModule,
      imports: [
        DatabaseModule.forDomain({ server, domain: 'market', poolSize }),
        EventsModule.forDomain({ domain: 'market' }),
        AuditTrailModule.forRoot(),
        IdempotencyModule.forRoot({ callerOf }),
        AuthModule.forRoot({ verifier, authoritySource, unitPaths }),
        MarketModule.forRoot({ unitPaths }),
      ],
    };
  }
}
