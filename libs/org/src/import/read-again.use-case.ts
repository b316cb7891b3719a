import { Injectable } from '@nestjs/common';
import { DomainError } from '@plinth/error-contract';
import { OrgErrors } from '@plinth/org-contract';
import { AuditTrail } from '@plinth/platform-audit-trail';
import { Transactions } from '@plinth/platform-database';
import { isRosterField } from '../import-reading/roster-field';
import type { ImportBatch, ImportOptions } from './import-batch';
import { ImportJobs } from './import-jobs';
import { importStateWrong } from './import-state-wrong';
import { ImportStore } from './import.store';

export interface ReadingWishes {
  readonly options: ImportOptions;
  readonly whole: boolean;
}

/** The administrator corrected what the columns mean: the dry run is made anew from the same file. */
@Injectable()
export class ReadAgain {
  constructor(
    private readonly transactions: Transactions,
    private readonly imports: ImportStore,
    private readonly jobs: ImportJobs,
    private readonly audit: AuditTrail,
  ) {}

  async execute(batch: ImportBatch, { options, whole }: ReadingWishes, actor: string): Promise<void> {
    const fields = Object.values<unknown>(options.columns ?? {});
    if (!fields.every((field) => field === null || (typeof field === 'string' && isRosterField(field)))) {
      throw new DomainError(OrgErrors.importOptionInvalid, { option: 'columns' });
    }
    await this.transactions.run(async (tx) => {
      if (!(await this.imports.move(tx, batch.id, ['ready', 'failed'], 'reading'))) {
        throw importStateWrong(batch.state, ['ready', 'failed']);
      }
      await this.imports.setOptions(tx, batch.id, options, whole);
      await this.audit.record(tx, {
        actor,
        action: 'org.import.read_again',
        unitId: batch.schoolId,
        unitPath: batch.unitPath,
        target: `import:${batch.id}`,
        result: 'success',
        detail: { whole, columns: fields.length },
      });
      await this.jobs.request(tx, 'read', batch.id);
    });
  }
}
