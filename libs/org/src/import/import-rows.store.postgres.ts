import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { Database, Transactions, sqlOf } from '@plinth/platform-database';
import type { Sql, SqlStatement, Tx } from '@plinth/platform-database';
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
import { decideStatements, matchStatements, placeStatements, placingStatements } from './comparing';
import { countActions, missingClasses } from './counting';
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
  fileKinds,
  guardianColumns,
  mayBeKnown,
  peopleColumns,
  placeColumns,
  postColumns,
  rowsOfNew,
  stagedKinds,
  stagingOf,
} from './staging';
import type { FileKinds, StagedKinds } from './staging';
import { ask, runAll } from './staged-statements.store.postgres';
import type { Told, Values } from './staged-statements.store.postgres';
import { fillSealed, unsealedLines } from './unsealed';
import { undoCounts, undoPeopleEvents, undoStatements } from './undoing';

const problemColumns = 'import_id, stage, sheet, row_number, column_name, value, severity, code, zh, en';

/** Files up to this size are over before anybody asks how far they are. */
const SMALL_BYTES = 512 * 1024;
const isSmall = ({ fileSize }: ImportBatch): boolean => fileSize <= SMALL_BYTES;

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
      await sqlOf(tx).queryTogether([
        ...[...dropStaging(staging), ...createStaging(staging)].map((text) => ({ text })),
        { text: 'DELETE FROM import_problem WHERE import_id = $1', values: [importId] },
      ]);
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
      await copyText(sql, staging.guardians, guardianColumns, batch.guardians);
      await sql.queryTogether([
        ...insertRows(staging.places, placeColumns, batch.places),
        ...insertRows(staging.posts, postColumns, batch.posts),
      ]);
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

  async unsealed(tx: Tx, importId: string, compared: ImportSummary): Promise<readonly number[]> {
    const lines = await sqlOf(tx).query<{ n: number }>(unsealedLines(stagingOf(importId), compared));
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

  async analyse(batch: ImportBatch): Promise<void> {
    if (isSmall(batch)) return;
    const { people, guardians, posts } = stagingOf(batch.id);
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
    const step = this.stepOf(batch, told);
    const asked = await ask<StagedKinds>(sql, stagedKinds(staging), values);
    const kinds = asked ?? { guardians: true, posts: true, peopled: true, numbered: true };
    const compared = { ...kinds, isDryRun: batch.state === 'reading', isSmall: isSmall(batch) };
    const placing = placingStatements(staging, compared);
    const known = mayBeKnown(kinds)
      ? await this.match(sql, [...placing, ...matchStatements(staging, compared)], values, step(0, MATCHING_SHARE))
      : false;
    const deciding = [
      ...(mayBeKnown(kinds) ? [] : placing),
      ...decideStatements(staging, known, compared),
      ...(batch.whole ? findLeaving(staging) : []),
    ];
    await runAll(sql, deciding, values, step(MATCHING_SHARE, 1));
    return this.summarise(sql, batch);
  }

  /** Whether anybody of the file is here. */
  private async match(sql: Sql, statements: readonly string[], values: Values, told?: Told): Promise<boolean> {
    const [found] = ((await runAll(sql, statements, values, told)).at(-1) ?? []) as { readonly known: boolean }[];
    return found?.known ?? true;
  }

  /** Hears of a part of the work; undefined for a small file, of which nobody has to be told. */
  private stepOf(batch: ImportBatch, told?: Told) {
    return (from: number, to: number): Told | undefined =>
      told && !isSmall(batch) ? (share) => told(from + share * (to - from)) : undefined;
  }

  private async summarise(sql: Sql, batch: ImportBatch): Promise<ImportSummary> {
    const staging = stagingOf(batch.id);
    const asked = [countActions(staging), missingClasses(staging), ...(batch.whole ? [countPresent(staging)] : [])];
    const [counts, missing, spoken] = await runAll(sql, asked, this.valuesOf(batch));
    return {
      ...(counts?.[0] as Omit<ImportSummary, 'newClasses' | 'present'>),
      newClasses: ((missing ?? []) as readonly MissingClass[]).map(({ text }) => text),
      present: (spoken?.[0] as { readonly present: number } | undefined)?.present ?? 0,
    };
  }

  async writesUncounted(tx: Tx, batch: ImportBatch): Promise<boolean> {
    const asked = writesUncounted(stagingOf(batch.id));
    return (await ask<{ any: boolean }>(sqlOf(tx), asked, this.valuesOf(batch)))?.any ?? true;
  }

  missingClasses(tx: Tx, importId: string): Promise<readonly MissingClass[]> {
    return sqlOf(tx).query<MissingClass>(missingClasses(stagingOf(importId)));
  }

  async placeAnew(tx: Tx, batch: ImportBatch): Promise<void> {
    await runAll(sqlOf(tx), placeStatements(stagingOf(batch.id), isSmall(batch)), this.valuesOf(batch));
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
    const kinds = (await ask<FileKinds>(sql, fileKinds(staged), {})) ?? { guardians: true, posts: true };
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
    if (guardiansAdded > 0 && learn.length > 0) statements.push('ANALYZE person, membership, contact, guardianship');
    await runAll(sql, statements, this.valuesOf(batch), this.stepOf(batch, told)(0, 1));
  }

  async undo(tx: Tx, batch: ImportBatch, actor: string): Promise<UndoCounts> {
    const values = { ...this.valuesOf(batch), actor };
    const found = await ask<UndoCounts>(sqlOf(tx), undoCounts, values);
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

/** One statement for the few rows of a batch that are not of people: COPY would take three turns for each table. */
const insertRows = (
  table: string,
  columns: Readonly<Record<string, string>>,
  rows: readonly CopyRow[],
): SqlStatement[] => {
  if (rows.length === 0) return [];
  const arrays = Object.values(columns).map((type, at) => `$${at + 1}::${type}[]`);
  const text = `INSERT INTO ${table} (${Object.keys(columns).join(', ')}) SELECT * FROM unnest(${arrays.join(', ')})`;
  return [{ text, values: arrays.map((_, at) => rows.map((row) => row[at] ?? null)) }];
};

async function copyRows(sql: Sql, table: string, columns: string, rows: readonly CopyRow[]): Promise<void> {
  if (rows.length > 0) await copyIn(sql, table, columns, Buffer.from(rows.map(copyLine).join('')));
}

async function copyText(sql: Sql, table: string, columns: readonly string[], lines: StagedLines): Promise<void> {
  if (lines.count > 0) await copyIn(sql, table, columns.join(', '), lines.copyText());
}

const copyIn = (sql: Sql, table: string, columns: string, text: Buffer): Promise<number> =>
  sql.copyIn(`COPY ${table} (${columns}) FROM STDIN`, Readable.from([text]));
