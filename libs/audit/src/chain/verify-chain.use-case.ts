import { Injectable } from '@nestjs/common';
import { KeyedDigest } from '@plinth/platform-crypto';
import { GENESIS, SEAL_FORM, hashOf, macPurpose, macText } from './chain';
import type { BreakReason, ChainEnd, ChainReport, Seal } from './chain';
import { tellChain } from './chain-measure';
import { SealStore } from './seal.store';

const PAGE = 200;

/** Walks the chain from its first kept batch and says where it first breaks. Holds one batch in memory. */
@Injectable()
export class VerifyChain {
  constructor(
    private readonly store: SealStore,
    private readonly digest: KeyedDigest,
  ) {}

  async execute(): Promise<ChainReport> {
    const report = await this.walk();
    tellChain(report);
    return report;
  }

  private async walk(): Promise<ChainReport> {
    const start = (await this.store.prunedEnd()) ?? GENESIS;
    let end: ChainEnd = start;
    const report = (reason?: BreakReason): ChainReport => ({
      intact: reason === undefined,
      batches: end.batch - start.batch,
      entries: end.lastPosition - start.lastPosition,
      prunedThrough: start.batch,
      head: { batch: end.batch, hash: end.hash.toString('hex') },
      ...(reason === undefined ? {} : { break: { batch: end.batch + 1, reason } }),
    });
    for (;;) {
      const seals = await this.store.seals(end.batch, PAGE);
      for (const seal of seals) {
        const reason = await this.breakOf(end, seal);
        if (reason !== undefined) return report(reason);
        end = seal;
      }
      if (seals.length < PAGE) break;
    }
    return report((await this.store.unsealed()) === 0 ? undefined : 'entries_unsealed');
  }

  private async breakOf(end: ChainEnd, seal: Seal): Promise<BreakReason | undefined> {
    if (seal.batch !== end.batch + 1 || seal.firstPosition !== end.lastPosition + 1) return 'batch_missing';
    if (!seal.previous.equals(end.hash)) return 'previous_differs';
    if (seal.form !== SEAL_FORM) return 'form_unknown';
    const lines = await this.store.lines(seal);
    if (lines.length !== seal.lastPosition - seal.firstPosition + 1) return 'entries_missing';
    if (!hashOf(seal.previous, seal.batch, lines).equals(seal.hash)) return 'content_differs';
    return this.digest.matches(macPurpose, macText(seal.batch, seal.hash), seal.mac) ? undefined : 'mac_differs';
  }
}
