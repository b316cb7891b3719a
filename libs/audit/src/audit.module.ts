import { Module } from '@nestjs/common';
import type { DynamicModule, FactoryProvider } from '@nestjs/common';
import { UnitPaths } from '@plinth/platform-auth';
import { Database } from '@plinth/platform-database';
import { ChainController } from './chain/chain.controller';
import { MeasureEvidence } from './chain/chain-measure';
import { SealEntries } from './chain/seal-entries.use-case';
import { SealStore } from './chain/seal.store';
import { PostgresSealStore } from './chain/seal.store.postgres';
import { VerifyChain } from './chain/verify-chain.use-case';
import { VerifyNewest } from './chain/verify-newest.use-case';
import { EntryController } from './entry/entry.controller';
import { EntryReader } from './entry/entry.reader';
import { PostgresEntryReader } from './entry/entry.reader.postgres';
import { ExportEntries } from './entry/export-entries.use-case';
import { PruneEntries } from './retention/prune-entries.use-case';
import { Retention } from './retention/retention';
import { RunRegularly } from './run-regularly';

export interface AuditModuleOptions {
  /** Paths of units, answered by org. */
  readonly unitPaths: UnitPaths | Pick<FactoryProvider<UnitPaths>, 'useFactory' | 'inject'>;
  /** At least 180; 400 when absent. */
  readonly retentionDays?: number;
  /** 1 s when absent; 0 seals only when asked. */
  readonly sealEveryMs?: number;
  /** A day when absent; 0 verifies only when asked. Ten minutes after a start at the latest for the first time. */
  readonly verifyEveryMs?: number;
  /** Told when sealing, pruning or verifying failed; each is tried again. */
  readonly onUpkeepFailure?: (error: unknown) => void;
}

const SEALING = Symbol('regular sealing');
const PRUNING = Symbol('regular pruning');
const VERIFYING = Symbol('regular verification');
const DAY_MS = 86_400_000;
const FIRST_VERIFIED_MS = 600_000;
const PRUNE_EVERY_MS = 6 * 3_600_000;

/** The audit domain. Needs DatabaseModule.forDomain (audit), CryptoModule, AuditTrailModule and AuthModule beside it. */
@Module({})
export class AuditModule {
  /** @throws DomainError `audit.retention_too_short` */
  static forRoot(options: AuditModuleOptions): DynamicModule {
    const retention = new Retention(options.retentionDays ?? 400);
    const { unitPaths, onUpkeepFailure: onFailure = () => undefined } = options;
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
          provide: SEALING,
          useFactory: (seal: SealEntries) =>
            new RunRegularly(() => seal.execute(), options.sealEveryMs ?? 1000, onFailure),
          inject: [SealEntries],
        },
        {
          provide: PRUNING,
          useFactory: (prune: PruneEntries) => new RunRegularly(() => prune.execute(), PRUNE_EVERY_MS, onFailure),
          inject: [PruneEntries],
        },
        {
          provide: VERIFYING,
          useFactory: (verify: VerifyNewest) => verifying(verify, options.verifyEveryMs ?? DAY_MS, onFailure),
          inject: [VerifyNewest],
        },
        MeasureEvidence,
        SealEntries,
        VerifyChain,
        VerifyNewest,
        ExportEntries,
        PruneEntries,
      ],
      exports: [SealEntries, VerifyChain, PruneEntries],
    };
  }
}

/** Replicas that were started together do not come together. */
function verifying(verify: VerifyNewest, everyMs: number, onFailure: (error: unknown) => void): RunRegularly {
  const firstMs = Math.min(everyMs, FIRST_VERIFIED_MS * (0.5 + Math.random() / 2));
  return new RunRegularly(() => verify.execute(), everyMs, onFailure, firstMs);
}
