import { Injectable } from '@nestjs/common';
import { AuditTrail } from '@plinth/platform-audit-trail';
import { Transactions } from '@plinth/platform-database';
import { checkLeaving } from './check-leaving';
import type { ImportBatch } from './import-batch';
import { ImportJobs } from './import-jobs';
import { importStateWrong } from './import-state-wrong';
import { ImportStore } from './import.store';

/** The administrator has seen the dry run and means it. */
@Injectable()
export class ConfirmImport {
  constructor(
    private readonly transactions: Transactions,
    private readonly imports: ImportStore,
    private readonly jobs: ImportJobs,
    private readonly audit: AuditTrail,
  ) {}

  async execute(batch: ImportBatch, acceptLeaving: boolean, actor: string): Promise<void> {
    if (batch.summary) checkLeaving(batch.summary, acceptLeaving);
    await this.transactions.run(async (tx) => {
      if (!(await this.imports.move(tx, batch.id, ['ready'], 'applying'))) {
        throw importStateWrong(batch.state, ['ready']);
      }
      if (acceptLeaving) await this.imports.acceptLeaving(tx, batch.id);
      await this.audit.record(tx, {
        actor,
        action: 'org.import.confirm',
        unitId: batch.schoolId,
        unitPath: batch.unitPath,
        target: `import:${batch.id}`,
        result: 'success',
        detail: {
          acceptLeaving,
          ...(batch.summary ? { added: batch.summary.added, leaving: batch.summary.leaving } : {}),
        },
      });
      await this.jobs.request(tx, 'apply', batch.id);
    });
  }
}
