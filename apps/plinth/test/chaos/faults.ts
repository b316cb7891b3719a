import { setTimeout as sleep } from 'node:timers/promises';
import type { ClusterProcess } from './cluster-process.fixture';
import { sendPoison } from './kafka-topic.fixture';
import { seeded, shuffled } from './seeded';

interface Fault {
  readonly name: string;
  strike(cluster: ClusterProcess): Promise<boolean>;
}

/** How long a paused process sleeps: longer than a broker waits for a heartbeat. */
const PAUSE_MS = 8_000;

const kill = (part: string): Fault => ({
  name: `kill -9 ${part}`,
  strike: async (cluster) => signal(cluster, part, 'SIGKILL'),
});

/** A machine that stands still and goes on: for others it was away, for itself no time has passed. */
const pause = (part: string): Fault => ({
  name: `pause ${part}`,
  strike: async (cluster) => {
    if (!signal(cluster, part, 'SIGSTOP')) return false;
    await sleep(PAUSE_MS);
    return signal(cluster, part, 'SIGCONT');
  },
});

/** Two hours ahead the first time, two hours behind the second (`jumping-clock.ts`), and back after a while. */
const jumpClock = (part: string): Fault => ({
  name: `the clock of ${part} jumps`,
  strike: async (cluster) => {
    const jumped = cluster.part(part);
    if (jumped === undefined || !signal(cluster, part, 'SIGUSR2')) return false;
    await sleep(PAUSE_MS);
    // One that was killed meanwhile came back with a right clock.
    return cluster.part(part)?.pid !== jumped.pid || signal(cluster, part, 'SIGUSR2');
  },
});

const cutConnections: Fault = {
  name: 'cut the connections of PostgreSQL',
  strike: async (cluster) => {
    await cluster.asOwner(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND pid <> pg_backend_pid()`,
    );
    return true;
  },
};

export const POISON = 'a message on the topic that is no protobuf';

const poison: Fault = {
  name: POISON,
  strike: async (cluster) => {
    await sendPoison(cluster.state().brokers, 'plinth.org');
    return true;
  },
};

function signal(cluster: ClusterProcess, name: string, kind: NodeJS.Signals): boolean {
  const part = cluster.part(name);
  return part !== undefined && process.kill(part.pid, kind);
}

/**
 * Each strikes once before any strikes twice. Both replicas of a service die at some time, so its relay's leader does;
 * of identity, which consumes, one stands still.
 */
const faults: readonly Fault[] = [
  ...['org-1', 'org-2', 'identity-1', 'identity-2', 'market', 'audit', 'gateway', 'kafka', 'redis'].map(kill),
  pause('identity-1'),
  pause('org-1'),
  ...['org-1', 'identity-2'].flatMap((part) => [
    jumpClock(part),
    { ...jumpClock(part), name: `the clock of ${part} jumps again` },
  ]),
  poison,
  cutConnections,
  { ...cutConnections, name: 'cut the connections of PostgreSQL again' },
];

/** Strikes until `until` at moments and in an order that the seed decides. Answers what struck how often. */
export async function strikeUntil(
  cluster: ClusterProcess,
  { seed, until, everyMs, say }: { seed: number; until: number; everyMs: number; say: (text: string) => void },
): Promise<Map<string, number>> {
  const random = seeded(seed);
  const struck = new Map<string, number>();
  const pauses: Promise<unknown>[] = [];
  for (let round: Fault[] = []; Date.now() < until; ) {
    if (round.length === 0) round = shuffled(faults, random);
    await sleep(everyMs * (0.4 + 1.2 * random()));
    const fault = round.shift() as Fault;
    say(fault.name);
    // A pause goes on while the next one strikes.
    pauses.push(
      fault.strike(cluster).then(
        (did) => did && struck.set(fault.name, (struck.get(fault.name) ?? 0) + 1),
        (error: unknown) => say(`${fault.name} could not strike: ${String(error)}`),
      ),
    );
  }
  await Promise.all(pauses);
  return struck;
}
