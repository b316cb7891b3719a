import { Injectable } from '@nestjs/common';
import { KeyedDigest } from '@plinth/platform-crypto';
import { GENESIS } from './chain';
import type { ChainReport } from './chain';
import { tellChain } from './chain-measure';
import { reportOf, walkChain } from './chain-walk';
import { SealStore } from './seal.store';

/** Walks the chain from its first kept batch and says where it first breaks. */
@Injectable()
export class VerifyChain {
  constructor(
    private readonly store: SealStore,
    private readonly digest: KeyedDigest,
  ) {}

  async execute(): Promise<ChainReport> {
    const report = await this.walk();
    tellChain(report, 'whole');
    return report;
  }

  private async walk(): Promise<ChainReport> {
    const start = (await this.store.prunedEnd()) ?? GENESIS;
    const walked = await walkChain(this.store, this.digest, start);
    if (walked.reason !== undefined) return reportOf(walked, start.batch);
    const isWhole = (await this.store.unsealed()) === 0;
    return reportOf(isWhole ? walked : { ...walked, reason: 'entries_unsealed' }, start.batch);
  }
}
