import { randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import { PostgresAuditTrail, auditSchema } from '@plinth/platform-audit-trail';
import { sqlOf } from '@plinth/platform-database';
import type { Tx } from '@plinth/platform-database';
import { PostgresOutbox, eventsSchema } from '@plinth/platform-events';
import { openTestDatabase, testKeyring } from '@plinth/platform-testing';
import type { ReadingBatch, RosterReading } from '../import-reading/roster-reading';
import type { RosterRow } from '../import-reading/roster-row';
import { orgSchema } from '../migrations';
import { EnsureClasses } from '../unit/ensure-classes';
import { UnitJournal } from '../unit/unit-journal';
import { PostgresUnitStore } from '../unit/unit.store.postgres';
import { ApplyImport } from './apply-import.use-case';
import { ConfirmImport } from './confirm-import.use-case';
import { GiveUpImport } from './give-up-import.use-case';
import type { ImportBatch } from './import-batch';
import { ImportJobs } from './import-jobs';
import type { ImportStep } from './import-jobs';
import { ImportSteps } from './import-jobs.timers';
import { PostgresImportRows } from './import-rows.store.postgres';
import { PostgresImportSchools } from './import-schools.reader.postgres';
import { PostgresImportStore } from './import.store.postgres';
import { ReadImport } from './read-import.use-case';
import { ResumeImport } from './resume-import.use-case';
import { RosterFiles } from './roster-files';
import { RosterSealing } from './sealed-value';
import { RosterStaging } from './stage-roster';
import { StartImport } from './start-import.use-case';
import { UndoImport } from './undo-import.use-case';

/** Stands in for uploaded files: rows as reading would give them. */
export class RowsInsteadOfFiles extends RosterFiles {
  next: Partial<ReadingBatch> = {};
  /** What is said of the next file. */
  bytes = 1;
  private readonly kept = new Map<string, Partial<ReadingBatch>>();

  async keep(importId: string): Promise<number> {
    this.kept.set(importId, this.next);
    return this.bytes;
  }

  async open(importId: string): Promise<RosterReading> {
    const batch = this.kept.get(importId) ?? {};
    return {
      recognition: { format: 'xlsx', sheets: [], skipped: [] },
      async *batches() {
        yield { rows: [], refused: [], problems: [], progress: { rows: 1, share: 1 }, ...batch };
      },
      close: async () => undefined,
    };
  }

  sheets(): Promise<never> {
    return Promise.reject(new Error('There are no cells behind these rows'));
  }

  async removeOlderThan(): Promise<void> {
    this.kept.clear();
  }

  async remove(importId: string): Promise<void> {
    this.kept.delete(importId);
  }
}

class NoJobs extends ImportJobs {
  readonly asked: [ImportStep, string][] = [];

  async request(_tx: Tx, step: ImportStep, importId: string): Promise<void> {
    this.asked.push([step, importId]);
  }
}

export const aPupil = (fields: Partial<RosterRow> & { row: number; name: string }): RosterRow => ({
  sheet: '学生',
  kind: 'student',
  class: { stage: 'primary', entryYear: 2023, number: 1, text: '三(1)班' },
  ...fields,
});

/** A school on a database of its own, with the whole import wired by hand. */
export async function importBench() {
  const test = await openTestDatabase([eventsSchema, auditSchema, orgSchema]);
  const { database, transactions } = await test.open('org');
  const keyring = testKeyring();
  const [audit, outbox, files, jobs] = [
    new PostgresAuditTrail(database),
    new PostgresOutbox(),
    new RowsInsteadOfFiles(),
    new NoJobs(),
  ];
  const [imports, rows, schools] = [
    new PostgresImportStore(database),
    new PostgresImportRows(database, transactions),
    new PostgresImportSchools(database),
  ];
  const classes = new EnsureClasses(new PostgresUnitStore(), new UnitJournal(outbox, audit));
  const start = new StartImport(transactions, imports, schools, files, jobs, audit);
  const sealing = new RosterSealing(keyring.blindIndex, keyring.valueWriter);
  const staging = new RosterStaging(imports, rows, schools, files, sealing);
  const read = new ReadImport(transactions, imports, rows, staging);
  const confirm = new ConfirmImport(transactions, imports, jobs, audit);
  const apply = new ApplyImport(transactions, imports, rows, classes, outbox, audit);
  const givingUp = new GiveUpImport(transactions, imports, audit);
  const resume = new ResumeImport(transactions, imports, jobs, audit);
  const steps = new ImportSteps(read, apply, givingUp);
  const undo = new UndoImport(transactions, imports, rows, audit);
  const addSchool = async (name: string): Promise<string> => {
    const id = randomUUID();
    await transactions.run((tx) =>
      sqlOf(tx).execute(
        `INSERT INTO unit (id, kind, parent_id, path, school_id, name, stage)
         SELECT $1, 'school', id, $2::ltree, $1, $3, NULL FROM unit WHERE kind = 'root'`,
        [id, id.replaceAll('-', ''), name],
      ),
    );
    return id;
  };
  const dryRun = async (schoolId: string, batch: Partial<ReadingBatch>, whole = false): Promise<ImportBatch> => {
    files.next = batch;
    const started = {
      unitId: schoolId,
      fileName: 'x.xlsx',
      content: undefined as unknown as Readable,
      options: {},
      whole,
    };
    const id = await start.execute(started, 'operator');
    await read.execute(id);
    return (await imports.find(id)) as ImportBatch;
  };
  const carryOut = async (
    schoolId: string,
    batch: Partial<ReadingBatch>,
    whole = false,
    accept = false,
  ): Promise<ImportBatch> => {
    const ready = await dryRun(schoolId, batch, whole);
    await confirm.execute(ready, accept, 'operator');
    await apply.execute(ready.id);
    return (await imports.find(ready.id)) as ImportBatch;
  };
  const takeOutbox = () =>
    test.asOwner<{ type: string; key: string; data: Record<string, unknown> }>(
      'WITH taken AS (DELETE FROM org.outbox RETURNING *) SELECT type, key, data FROM taken ORDER BY id',
    );
  return {
    test,
    database,
    transactions,
    imports,
    rows,
    files,
    jobs,
    addSchool,
    dryRun,
    carryOut,
    confirm,
    apply,
    read,
    givingUp,
    resume,
    steps,
    undo,
    takeOutbox,
  };
}
