import { Injectable } from '@nestjs/common';
import { Transactions } from '@plinth/platform-database';
import { ImportRows } from './import-rows';
import { ImportStore } from './import.store';
import { RosterFiles } from './roster-files';

/** What an import held of people goes after 30 days: its file and its staged rows. The batch and its counts stay. */
@Injectable()
export class ClearImports {
  constructor(
    private readonly transactions: Transactions,
    private readonly imports: ImportStore,
    private readonly rows: ImportRows,
    private readonly files: RosterFiles,
  ) {}

  /** Answers how many imports still had rows. */
  async execute(before: Date): Promise<number> {
    await this.files.removeOlderThan(before);
    let cleared = 0;
    for (const id of await this.rows.stagedImports()) {
      const batch = await this.imports.find(id);
      if (batch && batch.createdAt >= before) continue;
      if (batch?.state === 'applying' || batch?.state === 'undoing') continue;
      await this.transactions.run(async (tx) => {
        await this.imports.move(tx, id, ['reading', 'ready'], 'cancelled');
        await this.rows.drop(tx, id);
      });
      cleared += 1;
    }
    return cleared;
  }
}
