import { Injectable, Module } from '@nestjs/common';
import type { DynamicModule, OnModuleInit } from '@nestjs/common';
import { EndedUnitConsumer, MarketModule } from '@plinth/market';
import { AuditTrailModule } from '@plinth/platform-audit-trail';
import { accessOf, actorOf, AuthModule } from '@plinth/platform-auth';
import type { AuthModuleOptions, UnitPaths } from '@plinth/platform-auth';
import { DatabaseModule } from '@plinth/platform-database';
import type { DatabaseServer } from '@plinth/platform-database';
import { EventBus, EventsModule } from '@plinth/platform-events';
import type { EventsOptions } from '@plinth/platform-events';
import { IdempotencyModule } from '@plinth/platform-http';

export interface MarketAppOptions {
  readonly server: DatabaseServer;
  readonly verifier: AuthModuleOptions['verifier'];
  readonly authoritySource: NonNullable<AuthModuleOptions['authoritySource']>;
  readonly unitPaths: UnitPaths;
  readonly poolSize?: number;
  /** Where events come from in the cluster shape. */
  readonly kafka?: EventsOptions['kafka'];
}

const callerOf = (request: object): string => {
  const access = accessOf(request);
  return access === undefined ? 'anyone' : actorOf(access.principal);
};

/** The market service; served on the Fastify adapter. `DataGrants` of it is what org asks. */
@Module({})
export class MarketAppModule {
  static forRoot({ server, verifier, authoritySource, unitPaths, poolSize, kafka }: MarketAppOptions): DynamicModule {
    return {
      module: MarketAppModule,
      imports: [
        DatabaseModule.forDomain({ server, domain: 'market', poolSize }),
        EventsModule.forDomain({ domain: 'market', kafka }),
        AuditTrailModule.forRoot(),
        IdempotencyModule.forRoot({ callerOf }),
        AuthModule.forRoot({ verifier, authoritySource, unitPaths }),
        MarketModule.forRoot({ unitPaths }),
      ],
      providers: [ListenToOrg],
    };
  }
}

/** Grants end with their unit: market's consumer joins the bus of this process. */
@Injectable()
class ListenToOrg implements OnModuleInit {
  constructor(
    private readonly bus: EventBus,
    private readonly endedUnits: EndedUnitConsumer,
  ) {}

  onModuleInit(): void {
    this.bus.subscribe(this.endedUnits);
  }
}
