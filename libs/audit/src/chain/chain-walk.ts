import type { KeyedDigest } from '@plinth/platform-crypto';
import { SEAL_FORM, hashOf, macPurpose, macText } from './chain';
import type { BreakReason, ChainEnd, ChainReport, Seal } from './chain';
import type { SealStore } from './seal.store';

const PAGE = 200;

export interface Walked {
  readonly start: ChainEnd;
  /** Last batch found in order. */
  readonly end: ChainEnd;
  /** Why the batch after it is not. */
  readonly reason?: BreakReason;
}

/** From a batch that is taken for whole to the newest, or to the first that is not. Holds one batch in memory. */
export async function walkChain(store: SealStore, digest: KeyedDigest, start: ChainEnd): Promise<Walked> {
  let end = start;
  for (;;) {
    const seals = await store.seals(end.batch, PAGE);
    for (const seal of seals) {
      const reason = await breakOf(store, digest, end, seal);
      if (reason !== undefined) return { start, end, reason };
      end = seal;
    }
    if (seals.length < PAGE) return { start, end };
  }
}

export const isSignedBy = (digest: KeyedDigest, { batch, hash, mac }: Seal): boolean =>
  digest.matches(macPurpose, macText(batch, hash), mac);

async function breakOf(
  store: SealStore,
  digest: KeyedDigest,
  end: ChainEnd,
  seal: Seal,
): Promise<BreakReason | undefined> {
  if (seal.batch !== end.batch + 1 || seal.firstPosition !== end.lastPosition + 1) return 'batch_missing';
  if (!seal.previous.equals(end.hash)) return 'previous_differs';
  if (seal.form !== SEAL_FORM) return 'form_unknown';
  const lines = await store.lines(seal);
  if (lines.length !== seal.lastPosition - seal.firstPosition + 1) return 'entries_missing';
  if (!hashOf(seal.previous, seal.batch, lines).equals(seal.hash)) return 'content_differs';
  return isSignedBy(digest, seal) ? undefined : 'mac_differs';
}

export const reportOf = ({ start, end, reason }: Walked, prunedThrough: number): ChainReport => ({
  intact: reason === undefined,
  batches: end.batch - start.batch,
  entries: end.lastPosition - start.lastPosition,
  prunedThrough,
  head: { batch: end.batch, hash: end.hash.toString('hex') },
  ...(reason === undefined ? {} : { break: { batch: end.batch + 1, reason } }),
});
