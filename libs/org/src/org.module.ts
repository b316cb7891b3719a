import { Module } from '@nestjs/common';
import type { DynamicModule, Type } from '@nestjs/common';
import { AuditTrailModule } from '@plinth/platform-audit-trail';
import { accessOf, actorOf, AuthModule } from '@plinth/platform-auth';
import type { Bound, TokenVerifier } from '@plinth/platform-auth';
import { CryptoModule } from '@plinth/platform-crypto';
import type { Keyring } from '@plinth/platform-crypto';
import { DatabaseModule } from '@plinth/platform-database';
import type { DatabaseServer } from '@plinth/platform-database';
import { EventsModule } from '@plinth/platform-events';
import { IdempotencyModule } from '@plinth/platform-http';
import { StorageModule } from '@plinth/platform-storage';
import type { FileStorage } from '@plinth/platform-storage';
import { TimersModule } from '@plinth/platform-timers';
import { ImportModule } from './import.module';
import { PersonModule } from './person.module';
import { UnitModule } from './unit.module';

export interface OrgModuleOptions {
  readonly server: DatabaseServer;
  readonly keyring: Keyring;
  readonly verifier: Bound<TokenVerifier>;
  /** Where uploaded rosters and error workbooks are kept. */
  readonly storage: FileStorage;
  /** Global modules that provide the ports of other domains: `DataGrants` of market. */
  readonly ports: readonly (Type | DynamicModule)[];
  readonly poolSize?: number;
}

/** Units, people, rights and rosters: one service. */
@Module({})
export class OrgModule {
  static forRoot(options: OrgModuleOptions): DynamicModule {
    const { server, keyring, verifier, storage, ports, poolSize } = options;
    return {
      module: OrgModule,
      imports: [
        DatabaseModule.forDomain({ server, domain: 'org', ...(poolSize !== undefined && { poolSize }) }),
        CryptoModule.forRoot(keyring),
        AuditTrailModule.forRoot(),
        EventsModule.forDomain({ domain: 'org' }),
        TimersModule.forDomain({ server, domain: 'org' }),
        StorageModule.forRoot(storage),
        AuthModule.forRoot({ verifier }),
        IdempotencyModule.forRoot({ callerOf }),
        ...ports,
        UnitModule,
        PersonModule,
        ImportModule,
      ],
    };
  }
}

/** Idempotency keys belong to who is signed in. */
function callerOf(request: object): string {
  const access = accessOf(request);
  if (access === undefined) throw new Error('An idempotent route needs @Allow or @SignedIn');
  return actorOf(access.principal);
}
