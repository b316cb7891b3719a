import { randomUUID } from 'node:crypto';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { PostgresAuditTrail, auditSchema } from '@plinth/platform-audit-trail';
import { keyringSchema, openKeyring, openMasterKey } from '@plinth/platform-crypto';
import { migrate, openDomainDatabase, sqlOf, startEmbeddedServer } from '@plinth/platform-database';
import type { Tx } from '@plinth/platform-database';
import { PostgresOutbox, eventsSchema } from '@plinth/platform-events';
import { ApplyImport } from '../libs/org/src/import/apply-import.use-case';
import { ConfirmImport } from '../libs/org/src/import/confirm-import.use-case';
import { ImportJobs } from '../libs/org/src/import/import-jobs';
import { PostgresImportRows } from '../libs/org/src/import/import-rows.store.postgres';
import { PostgresImportSchools } from '../libs/org/src/import/import-schools.reader.postgres';
import { PostgresImportStore } from '../libs/org/src/import/import.store.postgres';
import { ReadImport } from '../libs/org/src/import/read-import.use-case';
import { RosterFiles } from '../libs/org/src/import/roster-files';
import { RosterSealing } from '../libs/org/src/import/sealed-value';
import { RosterStaging } from '../libs/org/src/import/stage-roster';
import { StartImport } from '../libs/org/src/import/start-import.use-case';
import { DiskFileBytes } from '../libs/org/src/import-reading/file-bytes.disk';
import { openRoster } from '../libs/org/src/import-reading/open-roster';
import type { ReadingOptions } from '../libs/org/src/import-reading/reading-options';
import { orgSchema } from '../libs/org/src/migrations';
import { EnsureClasses } from '../libs/org/src/unit/ensure-classes';
import { UnitJournal } from '../libs/org/src/unit/unit-journal';
import { PostgresUnitStore } from '../libs/org/src/unit/unit.store.postgres';

class DiskFiles extends RosterFiles {
  constructor(private readonly file: string) {
    super();
  }
  keep = async (): Promise<number> => fs.statSync(this.file).size;
  open = async (_id: string, name: string, options: ReadingOptions) => {
    const bytes = await DiskFileBytes.open(this.file);
    const reading = await openRoster(name, bytes, options);
    return { ...reading, close: () => reading.close().finally(() => bytes.close()) };
  };
  sheets = (): Promise<never> => Promise.reject(new Error('not asked here'));
  remove = async (): Promise<void> => undefined;
  removeOlderThan = async (): Promise<void> => undefined;
}

class NoJobs extends ImportJobs {
  async request(_tx: Tx): Promise<void> {
    return undefined;
  }
}

/** A base of its own below `folder`, one school, and the use cases of an import of one file, without the jobs between. */
export async function openImportBase(folder: string, file: string) {
  fs.chmodSync(folder, 0o711);
  const server = await startEmbeddedServer({ home: path.join(folder, 'home') });
  await migrate(server, [eventsSchema, keyringSchema, auditSchema, orgSchema]);
  const keyring = await openKeyring(server, openMasterKey(path.join(folder, 'master.key')), { refreshEveryMs: 0 });
  const opened = await openDomainDatabase({ server, domain: 'org' });
  const { database, transactions } = opened;
  const [imports, rows, schools] = [
    new PostgresImportStore(database),
    new PostgresImportRows(database, transactions),
    new PostgresImportSchools(database),
  ];
  const [audit, outbox, files, jobs] = [
    new PostgresAuditTrail(database),
    new PostgresOutbox(),
    new DiskFiles(file),
    new NoJobs(),
  ];
  const staging = new RosterStaging(
    imports,
    rows,
    schools,
    files,
    new RosterSealing(keyring.blindIndex, keyring.valueWriter),
  );
  const classes = new EnsureClasses(new PostgresUnitStore(), new UnitJournal(outbox, audit));
  const schoolId = randomUUID();
  await transactions.run((tx) =>
    sqlOf(tx).execute(
      `INSERT INTO unit (id, kind, parent_id, path, school_id, name, code) SELECT $1, 'school', id, $2::ltree, $1, '基准学校', '2145000001' FROM unit WHERE kind = 'root'`,
      [schoolId, schoolId.replaceAll('-', '')],
    ),
  );
  return {
    database: opened,
    postmaster: server.pid,
    schoolId,
    imports,
    start: new StartImport(transactions, imports, schools, files, jobs, audit),
    read: new ReadImport(transactions, imports, rows, staging),
    confirm: new ConfirmImport(transactions, imports, jobs, audit),
    apply: new ApplyImport(transactions, imports, rows, classes, outbox, audit),
    close: async () => {
      await opened.close();
      keyring.close();
      await server.stop();
    },
  };
}
