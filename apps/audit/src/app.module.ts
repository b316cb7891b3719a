import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { AuditModule } from '@plinth/audit';
import { AuditTrailModule } from '@plinth/platform-audit-trail';
import { AuthModule } from '@plinth/platform-auth';
import type { AuthModuleOptions, UnitPaths } from '@plinth/platform-auth';
import { CryptoModule } from '@plinth/platform-crypto';
import type { Keyring } from '@plinth/platform-crypto';
import { DatabaseModule } from '@plinth/platform-database';
import type { DatabaseServer } from '@plinth/platform-database';

export interface AuditAppOptions {
  readonly server: DatabaseServer;
  readonly keyring: Keyring;
  readonly verifier: AuthModuleOptions['verifier'];
  readonly authoritySource: NonNullable<AuthModuleOptions['authoritySource']>;
  readonly unitPaths: UnitPaths;
  readonly poolSize?: number;
  readonly retentionDays?: number;
  readonly verifyEveryMs?: number;
  readonly onUpkeepFailure?: (error: unknown) => void;
}

/** The audit service; served on the Fastify adapter. */
@Module({})
export class AuditAppModule {
  static forRoot(options: AuditAppOptions): DynamicModule {
    const { server, keyring, verifier, authoritySource, unitPaths, poolSize } = options;
    const { retentionDays, verifyEveryMs, onUpkeepFailure } = options;
    return {
      module: AuditAppModule,
      imports: [
        DatabaseModule.forDomain({ server, domain: 'audit', poolSize }),
        CryptoModule.forRoot(keyring),
        AuditTrailModule.forRoot(),
        AuthModule.forRoot({ verifier, authoritySource, unitPaths }),
        AuditModule.forRoot({ unitPaths, retentionDays, verifyEveryMs, onUpkeepFailure }),
      ],
    };
  }
}
