import { Injectable } from '@nestjs/common';
import { KeyedDigest } from '@plinth/platform-crypto';
import { Transactions } from '@plinth/platform-database';
import type { Tx } from '@plinth/platform-database';
import { GENESIS, SEAL_FORM, hashOf, macPurpose, macText } from './chain';
import type { ChainEnd, Seal } from './chain';
import { SealStore } from './seal.store';

const BATCH = 2000;

/** Seals all that is pending, batch by batch. Writers never wait for it; a second sealer leaves at once. */
@Injectable()
export class SealEntries {
  constructor(
    private readonly transactions: Transactions,
    private readonly store: SealStore,
    private readonly digest: KeyedDigest,
  ) {}

  /** Answers the number of entries sealed. */
  async execute(now: () => Date = () => new Date()): Promise<number> {
    let sealed = 0;
    for (;;) {
      const size = await this.transactions.run((tx) => this.sealBatch(tx, now()));
      sealed += size;
      if (size < BATCH) return sealed;
    }
  }

  private async sealBatch(tx: Tx, sealedAt: Date): Promise<number> {
    if (!(await this.store.claim(tx))) return 0;
    const entries = await this.store.pending(tx, BATCH);
    if (entries.length === 0) return 0;
    const seal = this.sealAfter(
      (await this.store.end(tx)) ?? GENESIS,
      entries.map((entry) => entry.line),
      sealedAt,
    );
    await this.store.seal(
      tx,
      entries.map((entry) => entry.id),
      seal,
    );
    return entries.length;
  }

  private sealAfter(end: ChainEnd, lines: readonly string[], sealedAt: Date): Seal {
    const batch = end.batch + 1;
    const hash = hashOf(end.hash, batch, lines);
    return {
      batch,
      form: SEAL_FORM,
      firstPosition: end.lastPosition + 1,
      lastPosition: end.lastPosition + lines.length,
      previous: end.hash,
      hash,
      mac: this.digest.of(macPurpose, macText(batch, hash)),
      sealedAt,
    };
  }
}
