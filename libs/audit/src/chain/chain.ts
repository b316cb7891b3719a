import { createHash } from 'node:crypto';

/** How the lines of a batch are written out; a change of the canonical form takes the next number. */
export const SEAL_FORM = 1;

/** What a chain starts from. */
export const GENESIS = { batch: 0, lastPosition: 0, hash: Buffer.alloc(32) } as const;

export interface ChainEnd {
  readonly batch: number;
  readonly lastPosition: number;
  readonly hash: Buffer;
}

export interface Seal extends ChainEnd {
  readonly form: number;
  readonly firstPosition: number;
  readonly previous: Buffer;
  /** Keyed digest of batch and hash: who can write the database but lacks the key ring cannot forge a chain. */
  readonly mac: Buffer;
  readonly sealedAt: Date;
}

/** sha256 over the seal before, the batch number and each canonical entry, each part by its length. */
export function hashOf(previous: Buffer, batch: number, lines: readonly string[]): Buffer {
  const hash = createHash('sha256').update(previous).update(`${SEAL_FORM}:${batch}:${lines.length}\n`);
  for (const line of lines)
    hash
      .update(`${Buffer.byteLength(line)}:`)
      .update(line)
      .update('\n');
  return hash.digest();
}

export const macPurpose = 'audit.seal';
export const macText = (batch: number, hash: Buffer): string => `${batch}:${hash.toString('hex')}`;

export type BreakReason =
  | 'batch_missing'
  | 'previous_differs'
  | 'entries_missing'
  | 'content_differs'
  | 'mac_differs'
  | 'form_unknown'
  | 'entries_unsealed';

export interface ChainReport {
  readonly intact: boolean;
  readonly batches: number;
  readonly entries: number;
  /** Batch through which earlier entries were removed by the retention rule; 0 when none were. */
  readonly prunedThrough: number;
  /** Last batch found in order; note it elsewhere and compare it later. */
  readonly head: { readonly batch: number; readonly hash: string };
  /** The first break; what comes after it was not looked at. */
  readonly break?: { readonly batch: number; readonly reason: BreakReason };
}
