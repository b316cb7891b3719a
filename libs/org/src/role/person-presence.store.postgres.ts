import { Injectable } from '@nestjs/common';
import { sqlOf } from '@plinth/platform-database';
import type { Tx } from '@plinth/platform-database';
import { PersonPresence } from './person-presence';

@Injectable()
export class PostgresPersonPresence extends PersonPresence {
  async isActive(tx: Tx, personId: string): Promise<boolean> {
    const rows = await sqlOf(tx).query(`SELECT 1 FROM person WHERE id = $1 AND status = 'active' FOR KEY SHARE`, [
      personId,
    ]);
    return rows.length === 1;
  }
}
