import { Injectable } from '@nestjs/common';
import { Transactions } from '@plinth/platform-database';
import type { ImportBatch } from './import-batch';
import { ImportRows } from './import-rows';
import { importStateWrong } from './import-state-wrong';
import { ImportStore } from './import.store';

/** Before it is applied an import can be dropped; one that is being read stops at its next batch. */
@Injectable()
export class CancelImport {
  constructor(
    private readonly transactions: Transactions,
    private readonly imports: ImportStore,
    private readonly rows: ImportRows,
  ) {}

  async execute(batch: ImportBatch): Promise<void> {
    await this.transactions.run(async (tx) => {
      if (await this.imports.askToCancel(tx, batch.id)) return;
      if (!(await this.imports.move(tx, batch.id, ['ready'], 'cancelled'))) {
        throw importStateWrong(batch.state, ['ready']);
      }
      await this.rows.drop(tx, batch.id);
    });
  }
}
