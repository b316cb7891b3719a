import { sqlOf } from '@plinth/platform-database';
import type { Database, Tx } from '@plinth/platform-database';

const WORDS = 'last plinth backup ';

/**
 * As the comment on a schema: every role may read it, only the owner writes it, and a restore does not bring an older
 * one back.
 */
export async function noteBackup(tx: Tx, at: Date): Promise<void> {
  await sqlOf(tx).query(`COMMENT ON SCHEMA events IS '${WORDS}${at.toISOString()}'`);
}

/** When `plinth backup` last ended well on this database; undefined where it never did. */
export async function readLastBackup(database: Database): Promise<Date | undefined> {
  const [row] = await database.query<{ note: string | null }>(
    `SELECT obj_description(to_regnamespace('events'), 'pg_namespace') AS note`,
  );
  const note = row?.note ?? '';
  return note.startsWith(WORDS) ? new Date(note.slice(WORDS.length)) : undefined;
}
