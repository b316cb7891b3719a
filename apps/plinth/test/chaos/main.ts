// npm run chaos -- [--seconds 60] [--seed 1] [--every 3000] : the cluster under a steady mixed load while its parts die, and the proof
// afterwards that nothing acknowledged was lost and nothing was done twice. Ends with 1 when something does not fit.
import { parseArgs } from 'node:util';
import { ClusterProcess } from './cluster-process.fixture';
import { POISON, strikeUntil } from './faults';
import { loadUntil } from './load';
import type { Loaded } from './load';
import { handledOnce, reconcile } from './reconcile';
import type { Proof } from './reconcile';
import { prepareSchools } from './school-under-load';

const { values: given } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    seed: { type: 'string', default: '1' },
    every: { type: 'string', default: '3000' },
  },
});

async function main(): Promise<boolean> {
  const seed = Number(given.seed);
  const cluster = await ClusterProcess.start();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    // The cluster ends its own parts; a second signal does not come in between.
    process.on(signal, () => void cluster.stop().finally(() => process.exit(130)));
  }
  const beginning = Date.now();
  const say = (text: string): void =>
    console.log(`${((Date.now() - beginning) / 1_000).toFixed(1).padStart(6)} s  ${text}`);
  try {
    const school = await prepareSchools(cluster);
    say(`prepared; ${given.seconds} seconds, seed ${seed}`);
    const until = Date.now() + Number(given.seconds) * 1_000;
    const storm = strikeUntil(cluster, { seed, until, everyMs: Number(given.every), say });
    const calm = async (): Promise<void> => {
      await storm;
      say('no more faults');
      await cluster.settled();
      await quiet(cluster);
      say('every service is ready, every event is handled');
    };
    const [loaded, struck] = await Promise.all([loadUntil(cluster.url, school, until, calm), storm]);
    const proofs = await reconcile(cluster, school, loaded, struck.get(POISON) ?? 0);
    print(loaded, struck, proofs);
    for (const { name, error } of await givenUp(cluster)) console.log(`gave up: ${name}: ${error}`);
    return proofs.every(({ wrong }) => wrong === 0);
  } catch (error) {
    console.error(cluster.output.slice(-4_000));
    throw error;
  } finally {
    await cluster.stop();
  }
}

/** Until the outboxes are empty and consumers have caught up; the proof tells when they never do. */
async function quiet(cluster: ClusterProcess): Promise<void> {
  for (const end = Date.now() + 180_000; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 500))) {
    const [row] = await cluster.asOwner<{ waiting: number }>(
      `SELECT ((SELECT count(*) FROM org.outbox) + (SELECT count(*) FROM identity.outbox)
         + (SELECT count(*) FROM market.outbox))::int AS waiting`,
    );
    if (row?.waiting === 0 && (await handledOnce(cluster)).wrong === 0) return;
  }
}

/** Jobs that failed at every attempt, and why the last one did. */
const givenUp = (cluster: ClusterProcess): Promise<{ name: string; error: string }[]> =>
  cluster.asOwner(`SELECT task_identifier AS name, coalesce(last_error, 'its process was killed') AS error
    FROM timers.jobs WHERE attempts >= max_attempts AND locked_at IS NULL`);

function print(loaded: Loaded, struck: ReadonlyMap<string, number>, proofs: readonly Proof[]): void {
  const { people, imports, importedRows, resumed, endedUnits, signIns, sessionUses, changes, clients } = loaded;
  console.log('\nfaults');
  for (const [name, times] of [...struck].sort()) console.log(`  ${String(times).padStart(4)}  ${name}`);
  const sum = (of: 'attempts' | 'unanswered'): number => clients.reduce((total, client) => total + client[of], 0);
  const longest = Math.max(...clients.map(({ longestMs }) => longestMs));
  console.log('load');
  const done = { people, changes, 'units ended': endedUnits };
  for (const [name, count] of Object.entries(done)) console.log(`  ${String(count.length).padStart(6)}  ${name}`);
  console.log(`  ${String(importedRows).padStart(6)}  rows in ${imports} imports, ${resumed} times continued by hand`);
  console.log(`  ${String(signIns).padStart(6)}  sign-ins, ${sessionUses} uses of sessions`);
  console.log(
    `  ${sum('attempts')} requests of clients, ${sum('unanswered')} to be asked again; the longest took ${longest} ms`,
  );
  console.log('proof');
  for (const { what, counted, wrong, examples } of proofs) {
    console.log(
      `  ${wrong === 0 ? 'ok  ' : 'FAIL'} ${String(counted).padStart(6)}  ${what}${wrong === 0 ? '' : `; ${wrong} do not fit`}`,
    );
    for (const example of examples) console.log(`                  ${example}`);
  }
}

main().then(
  (isProven) => process.exit(isProven ? 0 : 1),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
