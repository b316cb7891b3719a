import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { DataGrants } from '@plinth/market-contract';
import { UnitPaths } from '@plinth/platform-auth';
import { DataGrantController } from './data-grant/data-grant.controller';
import { DataGrantStore } from './data-grant/data-grant.store';
import { PostgresDataGrantStore } from './data-grant/data-grant.store.postgres';
import { EndedUnitConsumer } from './data-grant/ended-unit.consumer';
import { GiveGrant } from './data-grant/give-grant.use-case';
import { GrantJournal } from './data-grant/grant-journal';
import { ListGrants } from './data-grant/list-grants';
import { RevokeGrant } from './data-grant/revoke-grant.use-case';
import { StoredDataGrants } from './data-grant/stored-data-grants';

export interface MarketModuleOptions {
  /** Paths of units, answered by org. */
  readonly unitPaths: UnitPaths;
}

/**
 * The market domain. Needs DatabaseModule.forDomain (market), EventsModule, AuditTrailModule, IdempotencyModule and
 * AuthModule beside it. Provides the port `DataGrants`; the shell gives EndedUnitConsumer to its EventBus.
 */
@Module({})
export class MarketModule {
  static forRoot(options: MarketModuleOptions): DynamicModule {
    return {
      module: MarketModule,
      controllers: [DataGrantController],
      providers: [
        { provide: UnitPaths, useValue: options.unitPaths },
        { provide: DataGrantStore, useClass: PostgresDataGrantStore },
        { provide: DataGrants, useExisting: StoredDataGrants },
        StoredDataGrants,
        GiveGrant,
        RevokeGrant,
        ListGrants,
        GrantJournal,
        EndedUnitConsumer,
      ],
      exports: [DataGrants, EndedUnitConsumer],
    };
  }
}
