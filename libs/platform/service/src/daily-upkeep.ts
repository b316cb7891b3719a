import { openDomainDatabase } from '@plinth/platform-database';
import type { Database } from '@plinth/platform-database';
import type { ServiceProcess } from './service-process';

/** Days after which it is forgotten: the log of events outlasts a summer holiday, for who reads the change feed. */
export const KEPT_DAYS = { log: 90, inbox: 30, usage: 400 } as const;

export interface UpkeepStep {
  /** Whose role it needs. */
  readonly domain: string;
  /** `inbox`, for the log. */
  readonly what: string;
  /** Answers rows that are gone. It is done by every replica, so twice must be once. */
  run(database: Database): Promise<number>;
}

const DAY_MS = 86_400_000;
const FIRST_MS = 600_000;

/** Forgets what has had its time, once a day and soon after a start, each step with the role that owns its rows. */
export function startDailyUpkeep(own: ServiceProcess, steps: readonly UpkeepStep[]): void {
  const run = () => void runUpkeep(own, steps);
  // Replicas that were started together do not come together.
  const first = setTimeout(run, FIRST_MS * (0.5 + Math.random())).unref();
  const daily = setInterval(run, DAY_MS).unref();
  own.closing.add(() => {
    clearTimeout(first);
    clearInterval(daily);
  });
}

async function runUpkeep({ server, log }: ServiceProcess, steps: readonly UpkeepStep[]): Promise<void> {
  for (const { domain, what, run } of steps) {
    try {
      const { database, close } = await openDomainDatabase({ server, domain, poolSize: 1 });
      const rows = await run(database).finally(close);
      log.log.info({ domain, what, rows }, 'upkeep');
    } catch (error) {
      log.log.error({ domain, what, error }, 'upkeep failed');
    }
  }
}
