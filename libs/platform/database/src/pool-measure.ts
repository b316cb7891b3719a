import type { Pool, PoolClient } from 'pg';
import { instruments, scrapeSources } from '@plinth/platform-telemetry';

const connections = instruments.gauge('plinth_database_connections', 'Connections of a pool by what they do', [
  'pool',
  'state',
] as const);
const limits = instruments.gauge('plinth_database_connections_max', 'Connections that a pool may have', ['pool']);
const waiting = instruments.gauge('plinth_database_waiting', 'Statements that wait for a connection of the pool', [
  'pool',
]);
const acquiring = instruments.histogram(
  'plinth_database_acquire_seconds',
  'Time until a connection of the pool is given',
  ['pool'],
);

/** Several pools of one role, as a base in one process may have, are told as one. */
const pools = new Map<string, Set<Pool>>();

type Connect = (done?: (...answer: unknown[]) => void) => Promise<PoolClient> | void;

/** Measures a pool until what it answers is called. */
export function measurePool(name: string, pool: Pool): () => void {
  const same = pools.get(name) ?? new Set();
  pools.set(name, same.add(pool));
  const removeSource = same.size === 1 ? scrapeSources.add(`pool ${name}`, () => tell(name, same)) : undefined;
  measureAcquiring(name, pool);
  return () => {
    same.delete(pool);
    if (same.size > 0) return;
    pools.delete(name);
    removeSource?.();
    tell(name, same);
  };
}

function tell(pool: string, same: ReadonlySet<Pool>): void {
  const sum = (count: (each: Pool) => number): number => [...same].reduce((total, each) => total + count(each), 0);
  connections.set(
    { pool, state: 'idle' },
    sum(({ idleCount }) => idleCount),
  );
  connections.set(
    { pool, state: 'busy' },
    sum(({ idleCount, totalCount }) => totalCount - idleCount),
  );
  limits.set(
    { pool },
    sum(({ options }) => options.max),
  );
  waiting.set(
    { pool },
    sum(({ waitingCount }) => waitingCount),
  );
}

/** `pool.query` takes its connection through `connect` too. */
function measureAcquiring(name: string, pool: Pool): void {
  const histogram = acquiring.of({ pool: name });
  const connect = pool.connect.bind(pool) as Connect;
  const observed = (startedAt: number): void => histogram.observe((performance.now() - startedAt) / 1_000);
  (pool as { connect: Connect }).connect = (done) => {
    // Given at once; measuring that would cost more than it takes.
    if (pool.idleCount > 0 && pool.waitingCount === 0) {
      histogram.observe(0);
      return done === undefined ? connect() : connect(done);
    }
    const startedAt = performance.now();
    if (done === undefined) {
      const connecting = connect() as Promise<PoolClient>;
      connecting.then(
        () => observed(startedAt),
        () => observed(startedAt),
      );
      return connecting;
    }
    return connect((...answer) => {
      observed(startedAt);
      done(...answer);
    }) as void;
  };
}
