import { Injectable } from '@nestjs/common';
import { sqlOf } from '@plinth/platform-database';
import type { Tx } from '@plinth/platform-database';
import { PersonLineStore } from './person-line.store';
import { lineOfSchool } from './person-list-statement.postgres';

/** Three statements, because each sees what was committed before it began: the lines are read after the locks are there. */
@Injectable()
export class PostgresPersonLineStore extends PersonLineStore {
  async claim(tx: Tx, schoolId: string): Promise<boolean> {
    const [row] = await sqlOf(tx).query<{ won: boolean }>('SELECT claim_person_lines($1) AS won', [schoolId]);
    return row?.won ?? false;
  }

  async hold(tx: Tx, personIds: readonly string[]): Promise<readonly string[]> {
    const rows = await sqlOf(tx).query<{ id: string }>(
      'SELECT id FROM person WHERE id = ANY ($1) FOR SHARE SKIP LOCKED',
      [personIds],
    );
    return rows.map(({ id }) => id);
  }

  async keep(tx: Tx, schoolId: string, personIds: readonly string[]): Promise<void> {
    await sqlOf(tx).execute(
      `INSERT INTO person_line (school_id, person_id, line)
       SELECT $1::uuid, p.id, ${lineOfSchool} FROM person p WHERE p.id = ANY ($2) ON CONFLICT DO NOTHING`,
      [schoolId, personIds],
    );
  }
}
