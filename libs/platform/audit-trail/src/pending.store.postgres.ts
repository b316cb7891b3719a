import { sqlOf } from '@plinth/platform-database';
import type { Database, Tx } from '@plinth/platform-database';
import type { AuditEntry } from './audit-trail';
import { boundedEntry } from './bounded-entry';

const COLUMNS = 'actor, action, unit_id, unit_path, target, fields, count, result, request_id, address, detail';

const INSERT = `
  INSERT INTO audit.pending (${COLUMNS})
  SELECT ${COLUMNS} FROM jsonb_to_recordset($1::jsonb) AS entry (
    actor text, action text, unit_id uuid, unit_path text, target text, fields text[], count int,
    result text, request_id text, address text, detail jsonb)`;

const values = (entries: readonly AuditEntry[]): [string] => [JSON.stringify(entries.map(boundedEntry))];

export async function addPending(tx: Tx, entry: AuditEntry): Promise<void> {
  sqlOf(tx).sendAlong(INSERT, values([entry]));
}

/** All of them or none, in a statement of its own. */
export async function addPendingAlone(database: Database, entries: readonly AuditEntry[]): Promise<void> {
  await database.query(INSERT, values(entries));
}
