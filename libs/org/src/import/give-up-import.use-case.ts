import { Injectable } from '@nestjs/common';
import { DomainError } from '@plinth/error-contract';
import { OrgErrors } from '@plinth/org-contract';
import { AuditTrail } from '@plinth/platform-audit-trail';
import { Transactions } from '@plinth/platform-database';
import { failureOf } from './import-failure';
import { imports } from './import-measure';
import { ImportStore } from './import.store';

/** A step that failed at every attempt: the import says so and can be resumed, instead of being in progress for ever. */
@Injectable()
export class GiveUpImport {
  constructor(
    private readonly transactions: Transactions,
    private readonly imports: ImportStore,
    private readonly audit: AuditTrail,
  ) {}

  async execute(importId: string): Promise<void> {
    const batch = await this.imports.find(importId);
    if (batch?.state !== 'reading' && batch?.state !== 'applying') return;
    const { state } = batch;
    const step = state === 'reading' ? 'read' : 'apply';
    await this.transactions.run(async (tx) => {
      if (!(await this.imports.move(tx, importId, [state], 'failed'))) return;
      imports.add({ result: 'given_up' });
      const failure = failureOf(new DomainError(OrgErrors.importInterrupted));
      await this.imports.setFailure(tx, importId, { ...failure, step });
      await this.audit.record(tx, {
        actor: batch.actor,
        action: 'org.import.give-up',
        unitId: batch.schoolId,
        unitPath: batch.unitPath,
        target: `import:${importId}`,
        result: 'failed',
        detail: { step },
      });
    });
  }

  /** Those whose process was killed at the last attempt: nobody is left to tell. */
  async stuckSince(before: Date): Promise<void> {
    for (const id of await this.imports.unfinished(before)) await this.execute(id);
  }
}
