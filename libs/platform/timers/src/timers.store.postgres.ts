import { sqlOf } from '@plinth/platform-database';
import type { Tx } from '@plinth/platform-database';
import { Timers } from './timers';
import type { Timer } from './timers';

const DEFAULT_ATTEMPTS = 10;

/** Through the two functions that every domain may call; the tables of the jobs are out of its reach. */
export class PostgresTimers extends Timers {
  async schedule(tx: Tx, timer: Timer): Promise<void> {
    await sqlOf(tx).query('SELECT timers.schedule($1, $2::json, $3, $4, $5)', [
      timer.name,
      JSON.stringify(timer.payload ?? {}),
      timer.runAt ?? null,
      timer.maxAttempts ?? DEFAULT_ATTEMPTS,
      timer.key ?? null,
    ]);
  }

  async cancel(tx: Tx, name: string, key: string): Promise<void> {
    await sqlOf(tx).query('SELECT timers.cancel($1, $2)', [name, key]);
  }
}
