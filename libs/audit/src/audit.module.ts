import { Module } from '@nestjs/common';
import type { DynamicModule, FactoryProvider } from '@nestjs/common';
import { UnitPaths } from '@plinth/platform-auth';
import { Database } from '@plinth/platform-database';
import { ChainController } from './chain/chain.controller';
import { SealEntries } from './chain/seal-entries.use-case';
import { SealRegularly } from './chain/seal-regularly';
import { SealStore } from './chain/seal.store';
import { PostgresSealStore } from './chain/seal.store.postgres';
import { VerifyChain } from './chain/verify-chain.use-case';
import { EntryController } from './entry/entry.controller';
import { EntryReader } from './entry/entry.reader';
import { PostgresEntryReader } from './entry/entry.reader.postgres';
import { ExportEntries } from './entry/export-entries.use-case';
import { PruneEntries } from './retention/prune-entries.use-case';
import { Retention } from './retention/retention';

export interface AuditModuleOptions {
  /** Paths of units, answered by org. */
  readonly unitPaths: UnitPaths | Pick<FactoryProvider<UnitPaths>, 'useFactory' | 'inject'>;
  /** At least 180; 400 when absent. */
  readonly retentionDays?: number;
  /** 1 s when absent; 0 seals only when asked. */
  readonly sealEveryMs?: number;
  readonly onSealingFailure?: (error: unknown) => void;
}

/**
 * The audit domain. Needs DatabaseModule.forDomain (audit), CryptoModule, AuditTrailModule and AuthModule beside it.
 * The shell runs `PruneEntries` daily.
 */
@Module({})
export class AuditModule {
  /** @throws DomainError `audit.retention_too_short` */
  static forRoot(options: AuditModuleOptions): DynamicModule {
    const retention = new Retention(options.retentionDays ?? 400);
    const { unitPaths } = options;
    return {
      module: AuditModule,
      controllers: [EntryController, ChainController],
      providers: [
        'useFactory' in unitPaths ? { provide: UnitPaths, ...unitPaths } : { provide: UnitPaths, useValue: unitPaths },
        { provide: Retention, useValue: retention },
        { provide: SealStore, useFactory: (database: Database) => new PostgresSealStore(database), inject: [Database] },
        {
          provide: EntryReader,
          useFactory: (database: Database) => new PostgresEntryReader(database),
          inject: [Database],
        },
        {
          provide: SealRegularly,
          useFactory: (seal: SealEntries) =>
            new SealRegularly(seal, options.sealEveryMs ?? 1000, options.onSealingFailure ?? (() => undefined)),
          inject: [SealEntries],
        },
        SealEntries,
        VerifyChain,
        ExportEntries,
        PruneEntries,
      ],
      exports: [SealEntries, VerifyChain, PruneEntries],
    };
  }
}
