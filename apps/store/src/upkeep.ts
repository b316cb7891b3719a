import { Logger } from '@nestjs/common';
import { retainUsage } from '@plinth/gateway';
import { openDomainDatabase } from '@plinth/platform-database';
import type { Database, DatabaseServer } from '@plinth/platform-database';
import { retainInbox, retainLog } from '@plinth/platform-events';
import { KEPT_DAYS } from '@plinth/platform-service';
import { JobRunner, Jobs } from '@plinth/platform-timers';

interface UpkeepStep {
  readonly domain: string;
  readonly what: string;
  run(database: Database): Promise<number>;
}

const steps: readonly UpkeepStep[] = [
  { domain: 'events', what: 'log', run: (database) => retainLog(database, KEPT_DAYS.log) },
  ...['org', 'identity', 'market'].map((domain) => ({
    domain,
    what: 'inbox',
    run: (database: Database) => retainInbox(database, KEPT_DAYS.inbox),
  })),
  { domain: 'gateway', what: 'usage', run: (database) => retainUsage(database, KEPT_DAYS.usage) },
];

/** Forgets what has had its time, each table with the role that owns it. Answers rows by `<domain>.<table>`. */
export async function runUpkeep(server: DatabaseServer): Promise<Readonly<Record<string, number>>> {
  const gone: Record<string, number> = {};
  for (const { domain, what, run } of steps) {
    const opened = await openDomainDatabase({ server, domain, poolSize: 1 });
    try {
      gone[`${domain}.${what}`] = await run(opened.database);
    } finally {
      await opened.close();
    }
  }
  return gone;
}

/** Nothing of it is urgent: it is no part of how long a start takes. */
const BEGIN_MS = 60_000;

/** Every night at 03:43 in China, once however many processes run; a night that was missed is made up for. */
export function startUpkeep(server: DatabaseServer, beginMs = BEGIN_MS): { stop(): Promise<void> } {
  const jobs = new Jobs('upkeep');
  jobs.every({ name: 'upkeep.nightly', match: '43 19 * * *', makeUpMs: 86_400_000 }, async () => {
    await runUpkeep(server);
  });
  const runner = new JobRunner(server, 'upkeep', jobs, { concurrency: 1, pollMs: 60_000 });
  const logger = new Logger('Upkeep');
  let started: Promise<void> | undefined;
  const begin = setTimeout(() => {
    started = runner.start().catch((error: unknown) => logger.error((error as Error).message));
  }, beginMs).unref();
  return {
    stop: async () => {
      clearTimeout(begin);
      await started;
      await runner.stop();
    },
  };
}
