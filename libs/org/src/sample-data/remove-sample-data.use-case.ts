import { Injectable } from '@nestjs/common';
import { DomainError } from '@plinth/error-contract';
import { OrgErrors } from '@plinth/org-contract';
import { AuditTrail } from '@plinth/platform-audit-trail';
import { Transactions } from '@plinth/platform-database';
import type { Caller } from '../person/caller';
import { checkRemovable } from './sample-data';
import { SampleDataStore } from './sample-data.store';
import { SampleJobs } from './sample-jobs.timers';

/** Asks for the sample to be removed; refused when somebody has put real data into it. Nobody is waited for. */
@Injectable()
export class RemoveSampleData {
  constructor(
    private readonly transactions: Transactions,
    private readonly samples: SampleDataStore,
    private readonly jobs: SampleJobs,
    private readonly audit: AuditTrail,
  ) {}

  /** @throws DomainError `org.sample_data_missing`, `org.sample_data_busy`, `org.sample_data_in_use` */
  execute({ actor, requestId, address }: Caller): Promise<void> {
    return this.transactions.run(async (tx) => {
      const sample = await this.samples.lock(tx);
      if (sample === undefined) throw new DomainError(OrgErrors.sampleDataMissing);
      if (sample.state === 'removing') return;
      checkRemovable(sample, await this.samples.realDataIn(tx, sample));
      await this.samples.setState(tx, 'removing');
      await this.audit.record(tx, {
        actor,
        action: 'org.sample.removed',
        unitId: sample.unitId,
        unitPath: sample.path,
        target: `unit:${sample.unitId}`,
        result: 'success',
        detail: { sample: true },
        ...(requestId !== undefined && { requestId }),
        ...(address !== undefined && { address }),
      });
      await this.jobs.request(tx, 'remove');
    });
  }
}
