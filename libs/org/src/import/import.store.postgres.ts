import { Injectable } from '@nestjs/common';
import { Database, sqlOf } from '@plinth/platform-database';
import type { Tx } from '@plinth/platform-database';
import type { Recognition } from '../import-reading/roster-reading';
import type { ImportBatch, ImportFailure, ImportOptions, ImportState, ImportSummary } from './import-batch';
import { ImportStore } from './import.store';
import type { NewImport } from './import.store';

export const importColumns = `id, unit_id AS "unitId", school_id AS "schoolId", unit_path AS "unitPath", file_name AS "fileName",
  file_size::float8 AS "fileSize", options, whole, state, progress, rows_read AS "rowsRead", recognition, summary, failure,
  cancel_asked AS "cancelAsked", leaving_accepted AS "leavingAccepted", actor, created_at AS "createdAt",
  finished_at AS "finishedAt", undone_at AS "undoneAt"`;

@Injectable()
export class PostgresImportStore extends ImportStore {
  constructor(private readonly database: Database) {
    super();
  }

  async add(tx: Tx, batch: NewImport): Promise<void> {
    await sqlOf(tx).execute(
      `INSERT INTO import_batch (id, unit_id, school_id, unit_path, file_name, file_size, options, whole, state, actor)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'reading', $9)`,
      [
        batch.id,
        batch.unitId,
        batch.schoolId,
        batch.unitPath,
        batch.fileName,
        batch.fileSize,
        JSON.stringify(batch.options),
        batch.whole,
        batch.actor,
      ],
    );
  }

  async find(id: string): Promise<ImportBatch | undefined> {
    const [batch] = await this.database.query<ImportBatch>(`SELECT ${importColumns} FROM import_batch WHERE id = $1`, [
      id,
    ]);
    return batch;
  }

  async columnsOf(schoolId: string): Promise<ImportOptions['columns']> {
    const [latest] = await this.database.query<{ columns: NonNullable<ImportOptions['columns']> }>(
      `SELECT options->'columns' AS columns FROM import_batch
       WHERE school_id = $1 AND state = 'done' AND options ? 'columns' ORDER BY id DESC LIMIT 1`,
      [schoolId],
    );
    return latest?.columns;
  }

  async move(tx: Tx, id: string, from: readonly ImportState[], to: ImportState): Promise<boolean> {
    const finished = ['done', 'failed', 'cancelled', 'undone'].includes(to);
    const moved = await sqlOf(tx).execute(
      `UPDATE import_batch SET state = $3, failure = NULL, progress = CASE WHEN $4 THEN 1 ELSE 0 END,
         finished_at = CASE WHEN $4 THEN now() WHEN state = 'failed' THEN NULL ELSE finished_at END WHERE id = $1 AND state = ANY ($2)`,
      [id, from, to, finished],
    );
    return moved === 1;
  }

  async setRecognition(id: string, recognition: Recognition): Promise<void> {
    await this.database.query('UPDATE import_batch SET recognition = $2 WHERE id = $1', [
      id,
      JSON.stringify(recognition),
    ]);
  }

  async setProgress(id: string, progress: number, rowsRead?: number): Promise<boolean> {
    const [row] = await this.database.query<{ cancel_asked: boolean }>(
      `UPDATE import_batch SET progress = $2, rows_read = COALESCE($3, rows_read) WHERE id = $1 RETURNING cancel_asked`,
      [id, progress, rowsRead ?? null],
    );
    return row?.cancel_asked ?? true;
  }

  async setOptions(tx: Tx, id: string, options: ImportOptions, whole: boolean): Promise<void> {
    await sqlOf(tx).execute(
      `UPDATE import_batch SET options = $2, whole = $3, recognition = NULL, summary = NULL, rows_read = 0, cancel_asked = false
       WHERE id = $1`,
      [id, JSON.stringify(options), whole],
    );
  }

  async setSummary(tx: Tx, id: string, summary: ImportSummary): Promise<void> {
    await sqlOf(tx).execute('UPDATE import_batch SET summary = $2 WHERE id = $1', [id, JSON.stringify(summary)]);
  }

  async cancelled(id: string): Promise<void> {
    await this.database.query(
      `UPDATE import_batch SET state = 'cancelled', progress = 1, finished_at = now() WHERE id = $1 AND state = 'reading'`,
      [id],
    );
  }

  async fail(id: string, failure: ImportFailure): Promise<void> {
    await this.database.query(
      `UPDATE import_batch SET state = 'failed', failure = $2, finished_at = now() WHERE id = $1`,
      [id, JSON.stringify(failure)],
    );
  }

  async setFailure(tx: Tx, id: string, failure: ImportFailure): Promise<void> {
    await sqlOf(tx).execute('UPDATE import_batch SET failure = $2 WHERE id = $1', [id, JSON.stringify(failure)]);
  }

  async unfinished(before: Date): Promise<readonly string[]> {
    const found = await this.database.query<{ id: string }>(
      `SELECT id FROM import_batch WHERE state IN ('reading', 'applying') AND created_at < $1`,
      [before],
    );
    return found.map(({ id }) => id);
  }

  async askToCancel(tx: Tx, id: string): Promise<boolean> {
    const text = `UPDATE import_batch SET cancel_asked = true WHERE id = $1 AND state = 'reading'`;
    return (await sqlOf(tx).execute(text, [id])) === 1;
  }

  async acceptLeaving(tx: Tx, id: string): Promise<void> {
    await sqlOf(tx).execute('UPDATE import_batch SET leaving_accepted = true WHERE id = $1', [id]);
  }

  async markUndone(tx: Tx, id: string, actor: string): Promise<void> {
    await sqlOf(tx).execute(
      `UPDATE import_batch SET state = 'undone', undone_at = now(), undone_by = $2, progress = 1 WHERE id = $1`,
      [id, actor],
    );
  }
}
