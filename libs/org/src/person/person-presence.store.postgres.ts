import { Injectable } from '@nestjs/common';
import { sqlOf } from '@plinth/platform-database';
import type { Tx } from '@plinth/platform-database';
import { PersonPresence } from '../role/person-presence';

@Injectable()
export class PostgresPersonPresence extends PersonPresence {
  /** The row is kept from ending until the caller's transaction has ended. */
  async isActive(tx: Tx, personId: string): Promise<boolean> {
    const rows = await sqlOf(tx).query(`SELECT 1 FROM person WHERE id = $1 AND status = 'active' FOR SHARE`, [
      personId,
    ]);
    return rows.length > 0;
  }
}
