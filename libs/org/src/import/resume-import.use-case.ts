import { Injectable } from '@nestjs/common';
import { AuditTrail } from '@plinth/platform-audit-trail';
import { Transactions } from '@plinth/platform-database';
import type { ImportBatch } from './import-batch';
import { ImportJobs } from './import-jobs';
import { importStateWrong } from './import-state-wrong';
import { ImportStore } from './import.store';

/** Runs the step again that the server gave up. A file that was refused for what is in it is uploaded anew instead. */
@Injectable()
export class ResumeImport {
  constructor(
    private readonly transactions: Transactions,
    private readonly imports: ImportStore,
    private readonly jobs: ImportJobs,
    private readonly audit: AuditTrail,
  ) {}

  async execute(batch: ImportBatch, actor: string): Promise<void> {
    const step = batch.failure?.step;
    await this.transactions.run(async (tx) => {
      const state = step === 'read' ? 'reading' : 'applying';
      if (step === undefined || !(await this.imports.move(tx, batch.id, ['failed'], state))) {
        throw importStateWrong(batch.state, step === undefined ? [] : ['failed']);
      }
      await this.audit.record(tx, {
        actor,
        action: 'org.import.resume',
        unitId: batch.schoolId,
        unitPath: batch.unitPath,
        target: `import:${batch.id}`,
        result: 'success',
        detail: { step },
      });
      await this.jobs.request(tx, step, batch.id);
    });
  }
}
