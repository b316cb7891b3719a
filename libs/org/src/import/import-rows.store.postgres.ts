import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { Database, Transactions, sqlOf } from '@plinth/platform-database';
import type { Sql, Tx } from '@plinth/platform-database';
import { maskedCell } from './masked-cell';
import {
  addGuardians,
  addGuardianships,
  addIdentifiers,
  addMemberships,
  addPeople,
  changePeople,
  closeMoved,
  closeReplaced,
  writePosts,
  writesUncounted,
} from './applying';
import { bindNames } from './bind-names';
import { anyMatched, decideStatements, matchStatements, placeStatements } from './comparing';
import { copyLine } from './copy-text';
import type { CopyRow } from './copy-text';
import { dropIndexes, isFirstLoad } from './first-load.store.postgres';
import type { ImportBatch, ImportSummary } from './import-batch';
import { ImportRows } from './import-rows';
import type { MissingClass, StagedBatch, UndoCounts } from './import-rows';
import type { StagedLines } from './staged-lines';
import { countPresent, findLeaving, writeLeaving } from './leaving';
import { publishAdded, publishChanged, publishEnded, publishGuardians } from './publishing';
import {
  createStaging,
  dropStaging,
  guardianColumns,
  peopleColumns,
  placeColumns,
  postColumns,
  rowsOfNew,
  stagedKinds,
  stagingOf,
} from './staging';
import type { StagedKinds } from './staging';
import { fillSealed, unsealedLines } from './unsealed';
import { undoCounts, undoPeopleEvents, undoStatements } from './undoing';

type Told = (share: number) => Promise<void>;

const problemColumns = 'import_id, stage, sheet, row_number, column_name, value, severity, code, zh, en';

/** Runs the statements in order with named parameters and tells how far it is. */
async function runAll(sql: Sql, statements: readonly string[], values: Readonly<Record<string, unknown>>, told?: Told) {
  for (const [index, statement] of statements.entries()) {
    const bound = bindNames(statement, values);
    await sql.execute(bound.text, bound.values);
    await told?.((index + 1) / statements.length);
  }
}

/** Of comparing. */
const MATCHING_SHARE = 0.4;

/** Of a few numbers asked for. */
const KNOWN_SHARE = 0.9;

/** New people of one import from which on the planner is told at once. */
const LEARNED_FROM = 2_000;

/** A sample of 7,500 rows of each table tells the planner enough; autovacuum takes four times as many when it comes by. */
const ROUGHLY = 'SET LOCAL default_statistics_target = 25';

@Injectable()
export class PostgresImportRows extends ImportRows {
  constructor(
    private readonly database: Database,
    private readonly transactions: Transactions,
  ) {
    super();
  }

  async prepare(importId: string): Promise<void> {
    const staging = stagingOf(importId);
    await this.transactions.run(async (tx) => {
      for (const statement of [...dropStaging(staging), ...createStaging(staging)]) await sqlOf(tx).execute(statement);
      await sqlOf(tx).execute('DELETE FROM import_problem WHERE import_id = $1', [importId]);
    });
  }

  async append(importId: string, batch: StagedBatch): Promise<void> {
    const staging = stagingOf(importId);
    const problems: CopyRow[] = batch.problems.map((problem) => [
      importId,
      'reading',
      problem.sheet,
      problem.row,
      problem.column,
      maskedCell(problem),
      problem.severity,
      problem.code,
      problem.zh,
      problem.en,
    ]);
    await this.transactions.run(async (tx) => {
      const sql = sqlOf(tx);
      await copyText(sql, staging.people, peopleColumns, batch.people);
      await copyRows(sql, staging.places, placeColumns.join(', '), batch.places);
      await copyText(sql, staging.guardians, guardianColumns, batch.guardians);
      await copyRows(sql, staging.posts, postColumns.join(', '), batch.posts);
      await copyRows(sql, 'import_problem', problemColumns, problems);
    });
  }

  async areKnown(blinds: readonly string[]): Promise<boolean> {
    const [found] = await this.database.query<{ known: number }>(
      `SELECT count(*)::int AS known FROM identifier WHERE blind = ANY ($1::bytea[]) AND valid_to IS NULL`,
      [blinds.map((hex) => `\\x${hex}`)],
    );
    return (found?.known ?? 0) >= blinds.length * KNOWN_SHARE;
  }

  async unsealed(tx: Tx, importId: string): Promise<readonly number[]> {
    const lines = await sqlOf(tx).query<{ n: number }>(unsealedLines(stagingOf(importId)));
    return lines.map(({ n }) => n);
  }

  async fill(importId: string, { people, guardians }: Pick<StagedBatch, 'people' | 'guardians'>): Promise<void> {
    if (people.count === 0) return;
    const staging = stagingOf(importId);
    await this.transactions.run(async (tx) => {
      const sql = sqlOf(tx);
      await sql.execute(`CREATE TEMP TABLE late_person (LIKE ${staging.people} INCLUDING DEFAULTS) ON COMMIT DROP`);
      await sql.execute(
        `CREATE TEMP TABLE late_guardian (LIKE ${staging.guardians} INCLUDING DEFAULTS) ON COMMIT DROP`,
      );
      await copyText(sql, 'late_person', peopleColumns, people);
      await copyText(sql, 'late_guardian', guardianColumns, guardians);
      for (const statement of fillSealed(staging)) await sql.execute(statement);
    });
  }

  async analyse(importId: string): Promise<void> {
    const { people, guardians, posts } = stagingOf(importId);
    await this.transactions.run(async (tx) => {
      await sqlOf(tx).execute(ROUGHLY);
      await sqlOf(tx).execute(
        `ANALYZE ${people} (n, role, refused, place, name, doc_blind, code_blind, number_blind),
           ${guardians} (n, child_n, name, is_new, doc_blind, phone_blind), ${posts} (staff_n)`,
      );
    });
  }

  async lockSchool(tx: Tx, schoolId: string): Promise<void> {
    await sqlOf(tx).query(`SELECT pg_advisory_xact_lock(hashtextextended('import ' || $1::text, 0))`, [schoolId]);
  }

  async compare(tx: Tx, batch: ImportBatch, told?: Told): Promise<ImportSummary> {
    const staging = stagingOf(batch.id);
    const sql = sqlOf(tx);
    const values = this.valuesOf(batch);
    const kinds = await this.kindsOf(sql, batch);
    const matching = matchStatements(staging, { ...kinds, isDryRun: batch.state === 'reading' });
    await runAll(sql, matching, values, told && ((share) => told(share * MATCHING_SHARE)));
    const [found] = await sql.query<{ known: boolean }>(anyMatched);
    const statements = [
      ...decideStatements(staging, found?.known ?? true, kinds),
      ...(batch.whole ? findLeaving(staging) : []),
    ];
    const deciding = (share: number) => told?.(MATCHING_SHARE + share * (1 - MATCHING_SHARE)) ?? Promise.resolve();
    await runAll(sql, statements, values, deciding);
    return this.summarise(sql, batch);
  }

  private async kindsOf(sql: Sql, batch: ImportBatch): Promise<StagedKinds> {
    const asked = bindNames(stagedKinds(stagingOf(batch.id)), this.valuesOf(batch));
    const [kinds] = await sql.query<StagedKinds>(asked.text, asked.values);
    return kinds ?? { guardians: true, posts: true, peopled: true };
  }

  private async summarise(sql: Sql, batch: ImportBatch): Promise<ImportSummary> {
    const staging = stagingOf(batch.id);
    const count = (action: string): string => `(count(*) FILTER (WHERE action = '${action}'))::int AS ${action}`;
    const [counts] = await sql.query<Omit<ImportSummary, 'newClasses' | 'present'>>(
      `SELECT count(*)::int AS total, ${['added', 'changed', 'unchanged', 'moved', 'refused'].map(count).join(', ')},
         (SELECT count(*)::int FROM ${staging.leaving}) AS leaving,
         (SELECT count(*)::int FROM import_problem WHERE import_id = $1 AND severity = 'warning') AS warnings,
         (SELECT count(DISTINCT person_id)::int FROM ${staging.guardians} WHERE is_new) AS "guardiansAdded"
       FROM ${staging.rows}`,
      [batch.id],
    );
    const present = batch.whole ? bindNames(countPresent(staging), this.valuesOf(batch)) : undefined;
    const [spoken] = present ? await sql.query<{ present: number }>(present.text, present.values) : [];
    const missing = await this.missing(sql, batch.id);
    return { ...(counts as ImportSummary), newClasses: missing.map(({ text }) => text), present: spoken?.present ?? 0 };
  }

  async writesUncounted(tx: Tx, batch: ImportBatch): Promise<boolean> {
    const asked = bindNames(writesUncounted(stagingOf(batch.id)), this.valuesOf(batch));
    const [found] = await sqlOf(tx).query<{ any: boolean }>(asked.text, asked.values);
    return found?.any ?? true;
  }

  missingClasses(tx: Tx, importId: string): Promise<readonly MissingClass[]> {
    return this.missing(sqlOf(tx), importId);
  }

  private missing(sql: Sql, importId: string): Promise<MissingClass[]> {
    const { rows, places, posts } = stagingOf(importId);
    return sql.query<MissingClass>(
      `SELECT class_stage AS stage, class_entry AS "entryYear", class_number AS number, min(class_text) AS text
       FROM (SELECT class_stage, class_entry, class_number, class_text FROM ${places}
             WHERE unit_id IS NULL AND class_stage IS NOT NULL AND place IN (SELECT place FROM ${rows} WHERE action <> 'refused')
             UNION ALL SELECT class_stage, class_entry, class_number, class_text FROM ${posts}
             WHERE unit_id IS NULL AND class_stage IS NOT NULL) c
       GROUP BY 1, 2, 3 ORDER BY 1, 2 DESC, 3`,
    );
  }

  async placeAnew(tx: Tx, batch: ImportBatch): Promise<void> {
    await runAll(sqlOf(tx), placeStatements(stagingOf(batch.id)), this.valuesOf(batch));
  }

  async apply(tx: Tx, batch: ImportBatch, summary: ImportSummary, told?: Told): Promise<void> {
    const staged = stagingOf(batch.id);
    const { added, changed, moved, leaving, guardiansAdded } = summary;
    const allNew = added + summary.refused === summary.total;
    const staging = allNew ? { ...staged, rows: rowsOfNew(staged) } : staged;
    const changes = changed + moved > 0;
    const sql = sqlOf(tx);
    const rebuild = (await isFirstLoad(sql, staging, summary)) ? await dropIndexes(sql) : [];
    // Right after its first school a base would else be read by plans made for empty tables, until autovacuum comes by.
    const learn = added >= LEARNED_FROM ? [ROUGHLY, 'ANALYZE person, membership, identifier, contact'] : [];
    const kinds = await this.kindsOf(sql, batch);
    const statements = [
      ...(changes ? [...changePeople(staging), ...closeReplaced(staging), ...closeMoved(staging)] : []),
      ...(leaving > 0 ? writeLeaving(staging) : []),
      ...(added > 0 ? addPeople(staging) : []),
      ...(added > 0 || changes ? addIdentifiers(staging) : []),
      ...(added > 0 ? [publishAdded(staging)] : []),
      ...(changes || leaving > 0 ? publishChanged(staging) : []),
      ...(added > 0 || changes ? addMemberships(staging) : []),
      ...rebuild,
      ...learn,
      ...(kinds.guardians
        ? [...addGuardians(staging), ...publishGuardians(staging), ...addGuardianships(staging)]
        : []),
      ...(changes || leaving > 0 ? publishEnded : []),
      ...(kinds.posts ? writePosts(staging) : []),
    ];
    await runAll(sqlOf(tx), statements, this.valuesOf(batch), told);
    if (guardiansAdded > 0 && learn.length > 0)
      await sqlOf(tx).execute('ANALYZE person, membership, contact, guardianship');
  }

  async undo(tx: Tx, batch: ImportBatch, actor: string): Promise<UndoCounts> {
    const values = { ...this.valuesOf(batch), actor };
    const counts = bindNames(undoCounts, values);
    const [found] = await sqlOf(tx).query<UndoCounts>(counts.text, counts.values);
    await runAll(sqlOf(tx), [...undoStatements, ...undoPeopleEvents], values);
    return found ?? { ended: 0, restored: 0, kept: 0 };
  }

  async isStaged(importId: string): Promise<boolean> {
    const { people } = stagingOf(importId);
    const [found] = await this.database.query<{ there: boolean }>('SELECT to_regclass($1) IS NOT NULL AS there', [
      people,
    ]);
    if (!found?.there) return false;
    const [first] = await this.database.query<{ any: boolean }>(`SELECT EXISTS (SELECT FROM ${people}) AS any`);
    return first?.any ?? false;
  }

  async drop(tx: Tx, importId: string): Promise<void> {
    for (const statement of dropStaging(stagingOf(importId))) await sqlOf(tx).execute(statement);
  }

  async stagedImports(): Promise<readonly string[]> {
    const found = await this.database.query<{ id: string }>(
      `SELECT (regexp_match(relname, '^stage_([0-9a-f]{32})_person$'))[1]::uuid::text AS id FROM pg_class
       WHERE relnamespace = current_schema()::regnamespace AND relname ~ '^stage_[0-9a-f]{32}_person$'`,
    );
    return found.map(({ id }) => id);
  }

  private valuesOf(batch: ImportBatch): Readonly<Record<string, unknown>> {
    return { school: batch.schoolId, import: batch.id, actor: batch.actor, path: batch.unitPath };
  }
}

async function copyRows(sql: Sql, table: string, columns: string, rows: readonly CopyRow[]): Promise<void> {
  if (rows.length > 0) await copyIn(sql, table, columns, Buffer.from(rows.map(copyLine).join('')));
}

async function copyText(sql: Sql, table: string, columns: readonly string[], lines: StagedLines): Promise<void> {
  if (lines.count > 0) await copyIn(sql, table, columns.join(', '), lines.copyText());
}

const copyIn = (sql: Sql, table: string, columns: string, text: Buffer): Promise<number> =>
  sql.copyIn(`COPY ${table} (${columns}) FROM STDIN`, Readable.from([text]));
