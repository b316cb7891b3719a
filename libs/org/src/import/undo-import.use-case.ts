import { Injectable } from '@nestjs/common';
import { AuditTrail } from '@plinth/platform-audit-trail';
import { Transactions } from '@plinth/platform-database';
import type { ImportBatch } from './import-batch';
import { ImportRows } from './import-rows';
import type { UndoCounts } from './import-rows';
import { importStateWrong } from './import-state-wrong';
import { ImportStore } from './import.store';

/** Takes a finished import back, except what somebody has edited since. */
@Injectable()
export class UndoImport {
  constructor(
    private readonly transactions: Transactions,
    private readonly imports: ImportStore,
    private readonly rows: ImportRows,
    private readonly audit: AuditTrail,
  ) {}

  execute(batch: ImportBatch, actor: string): Promise<UndoCounts> {
    return this.transactions.run(async (tx) => {
      await this.rows.lockSchool(tx, batch.schoolId);
      if (!(await this.imports.move(tx, batch.id, ['done'], 'undoing'))) {
        throw importStateWrong(batch.state, ['done']);
      }
      const counts = await this.rows.undo(tx, batch, actor);
      await this.imports.markUndone(tx, batch.id, actor);
      await this.audit.record(tx, {
        actor,
        action: 'org.import.undo',
        unitId: batch.schoolId,
        unitPath: batch.unitPath,
        target: `import:${batch.id}`,
        count: counts.ended + counts.restored,
        result: 'success',
        detail: { ...counts },
      });
      return counts;
    });
  }
}
