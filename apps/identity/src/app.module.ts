import { Injectable, Module } from '@nestjs/common';
import type { DynamicModule, OnModuleInit } from '@nestjs/common';
import { checkEventData } from '@plinth/events';
import { AccountConsumer, EndedUnitConsumer, IdentityModule } from '@plinth/identity';
import type { IdentityOptions } from '@plinth/identity';
import type { PersonDirectory, RoleAssigning } from '@plinth/org-contract';
import { PostgresAuditTrail } from '@plinth/platform-audit-trail';
import { AuthModule } from '@plinth/platform-auth';
import type { AuthModuleOptions, UnitPaths } from '@plinth/platform-auth';
import { CacheModule } from '@plinth/platform-cache';
import type { CacheParts } from '@plinth/platform-cache';
import type { Keyring } from '@plinth/platform-crypto';
import { Database } from '@plinth/platform-database';
import type { DatabaseServer } from '@plinth/platform-database';
import { EventBus, EventsModule } from '@plinth/platform-events';
import type { EventsOptions } from '@plinth/platform-events';

export interface IdentityAppOptions {
  readonly server: DatabaseServer;
  readonly keyring: Keyring;
  readonly verifier: AuthModuleOptions['verifier'];
  readonly authoritySource: NonNullable<AuthModuleOptions['authoritySource']>;
  /** Ports of org. */
  readonly unitPaths: UnitPaths;
  readonly personDirectory: PersonDirectory;
  readonly roleAssigning: RoleAssigning;
  readonly settings: IdentityOptions;
  readonly poolSize?: number;
  /** What the replicas of the cluster shape share. */
  readonly shared?: CacheParts;
  /** Where events come from in the cluster shape. */
  readonly kafka?: EventsOptions['kafka'];
}

/** The identity service; served on the Express adapter. */
@Module({})
export class IdentityAppModule {
  static forRoot(options: IdentityAppOptions): DynamicModule {
    const { server, keyring, verifier, authoritySource, unitPaths, personDirectory, roleAssigning, settings } = options;
    const auditTrail = { useFactory: (database: Database) => new PostgresAuditTrail(database), inject: [Database] };
    return {
      module: IdentityAppModule,
      imports: [
        IdentityModule.forRoot({
          server,
          keyring,
          ports: { personDirectory, roleAssigning, unitPaths, auditTrail },
          settings,
          eventCheck: checkEventData,
          poolSize: options.poolSize,
        }),
        ...(options.shared === undefined ? [] : [CacheModule.forRoot({ parts: options.shared })]),
        EventsModule.forDomain({ domain: 'identity', kafka: options.kafka }),
        AuthModule.forRoot({ verifier, authoritySource, unitPaths }),
      ],
      providers: [ListenToOrg],
    };
  }
}

/** Accounts follow people, applications their units: identity's consumers join the bus of this process. */
@Injectable()
class ListenToOrg implements OnModuleInit {
  constructor(
    private readonly bus: EventBus,
    private readonly accounts: AccountConsumer,
    private readonly endedUnits: EndedUnitConsumer,
  ) {}

  onModuleInit(): void {
    this.bus.subscribe(this.accounts);
    this.bus.subscribe(this.endedUnits);
  }
}
