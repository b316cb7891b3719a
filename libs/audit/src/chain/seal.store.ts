import type { Tx } from '@plinth/platform-database';
import type { ChainEnd, Seal } from './chain';

export interface PendingEntry {
  readonly id: string;
  readonly line: string;
}

/** Port: what is pending becomes sealed, in one order. */
export abstract class SealStore {
  /** Whether this transaction is the only sealer until it ends. */
  abstract claim(tx: Tx): Promise<boolean>;
  abstract end(tx: Tx): Promise<ChainEnd | undefined>;
  abstract pending(tx: Tx, limit: number): Promise<readonly PendingEntry[]>;
  /** Moves the entries behind the last position and keeps their seal. */
  abstract seal(tx: Tx, ids: readonly string[], seal: Seal): Promise<void>;

  abstract prunedEnd(): Promise<ChainEnd | undefined>;
  /** Seals after a batch, in order. */
  abstract seals(afterBatch: number, limit: number): Promise<readonly Seal[]>;
  /** Canonical lines of a batch by position. */
  abstract lines(seal: Seal): Promise<readonly string[]>;
  /** Entries that no seal speaks of; in one snapshot, so that a sealer at work does not disturb. */
  abstract unsealed(): Promise<number>;
  abstract newestBatch(): Promise<number>;
  /** Entries behind the last one that a seal speaks of, in one snapshot. */
  abstract beyondSeals(): Promise<number>;
  abstract firstEntryAt(): Promise<Date | undefined>;
  /** Entries without a seal yet, and how long the oldest has waited. */
  abstract waiting(): Promise<{ readonly entries: number; readonly oldestSeconds: number }>;
  /** Whether a whole sealed month ended before. */
  abstract hasPrunable(before: Date): Promise<boolean>;
  /** Removes sealed months that ended before; answers the number of batches removed. */
  abstract prune(before: Date): Promise<number>;
}
