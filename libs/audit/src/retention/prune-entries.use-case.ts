import { Injectable } from '@nestjs/common';
import { AuditErrors } from '@plinth/audit-contract';
import { DomainError } from '@plinth/error-contract';
import { AuditTrail } from '@plinth/platform-audit-trail';
import { SealStore } from '../chain/seal.store';
import { VerifyChain } from '../chain/verify-chain.use-case';
import { Retention } from './retention';

/** Removes the months whose entries are all older than the retention, whole batches from the oldest on. */
@Injectable()
export class PruneEntries {
  constructor(
    private readonly store: SealStore,
    private readonly verifyChain: VerifyChain,
    private readonly retention: Retention,
    private readonly trail: AuditTrail,
  ) {}

  /**
   * Answers the number of batches removed.
   * @throws DomainError `audit.chain_broken`: evidence of a break is not thrown away
   */
  async execute(actor = 'system', now = new Date()): Promise<number> {
    const boundary = this.retention.boundaryAt(now);
    if (!(await this.store.hasPrunable(boundary))) return 0;
    const report = await this.verifyChain.execute();
    if (report.break !== undefined) throw new DomainError(AuditErrors.chainBroken, { batch: report.break.batch });
    const removed = await this.store.prune(boundary);
    if (removed > 0) {
      await this.trail.recordAlone({ actor, action: 'audit.entry.prune', count: removed, result: 'success' });
    }
    return removed;
  }
}
