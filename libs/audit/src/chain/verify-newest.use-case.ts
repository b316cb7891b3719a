import { Injectable } from '@nestjs/common';
import { AuditErrors, AuditPermissions } from '@plinth/audit-contract';
import { DomainError } from '@plinth/error-contract';
import { AuditTrail } from '@plinth/platform-audit-trail';
import { KeyedDigest } from '@plinth/platform-crypto';
import { GENESIS } from './chain';
import type { ChainEnd, ChainReport } from './chain';
import { tellChain } from './chain-measure';
import { isSignedBy, reportOf, walkChain } from './chain-walk';
import type { Walked } from './chain-walk';
import { SealStore } from './seal.store';

/** More than a day has seconds, in each of which there may be a batch: run daily, it looks at every batch once. */
const NEWEST = 100_000;

/** What was sealed of late, without a walk through the years: the day's own part of the chain. */
@Injectable()
export class VerifyNewest {
  constructor(
    private readonly store: SealStore,
    private readonly digest: KeyedDigest,
    private readonly trail: AuditTrail,
  ) {}

  /** @throws DomainError `audit.chain_broken`, after it was measured and recorded */
  async execute(newest = NEWEST): Promise<ChainReport> {
    const pruned = (await this.store.prunedEnd()) ?? GENESIS;
    const report = reportOf(await this.walk(pruned, newest), pruned.batch);
    tellChain(report, 'newest');
    await this.trail.recordAlone({
      actor: 'system',
      action: AuditPermissions.chainVerify,
      count: report.entries,
      result: report.intact ? 'success' : 'failed',
      detail: { newest, ...report.break },
    });
    if (report.break !== undefined) throw new DomainError(AuditErrors.chainBroken, { batch: report.break.batch });
    return report;
  }

  private async walk(pruned: ChainEnd, newest: number): Promise<Walked> {
    const anchorBatch = Math.max(pruned.batch, (await this.store.newestBatch()) - newest);
    const start = anchorBatch === pruned.batch ? pruned : await this.anchor(anchorBatch);
    if ('end' in start) return start;
    const walked = await walkChain(this.store, this.digest, start);
    if (walked.reason !== undefined || (await this.store.beyondSeals()) === 0) return walked;
    return { ...walked, reason: 'entries_unsealed' };
  }

  /** The batch to begin behind is believed by its signature. */
  private async anchor(batch: number): Promise<ChainEnd | Walked> {
    const before: ChainEnd = { ...GENESIS, batch: batch - 1 };
    const [seal] = await this.store.seals(batch - 1, 1);
    if (seal?.batch !== batch) return { start: before, end: before, reason: 'batch_missing' };
    return isSignedBy(this.digest, seal) ? seal : { start: before, end: before, reason: 'mac_differs' };
  }
}
