// Events: what the relay moves per second, what a bulk consumer takes per second, and commit → handled at 200 events/s.
// The limit of the same run is one INSERT … SELECT of the same rows into a table like the log.
import * as fs from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { migrate, openDomainDatabase, sqlOf, startEmbeddedServer } from '@plinth/platform-database';
import type { DatabaseServer, DomainDatabase } from '@plinth/platform-database';
import { EmbeddedEventBus, eventsSchema, PostgresOutbox, Relay } from '@plinth/platform-events';
import { MakeEffects1790000000001 } from './migrations/make-effects';
import { report } from './process-cost';
import { quantiles } from './quantiles';
import { makeHome } from './whole-base';

const BULK = 100_000;
const RATE = 200;
const PACED_SECONDS = 6;
const TYPE = 'alpha.thing.changed.v1';

interface Parts {
  readonly server: DatabaseServer;
  readonly alpha: DomainDatabase;
  readonly beta: DomainDatabase;
}

const perSecond = (count: number, started: number): number =>
  Math.round((count / (performance.now() - started)) * 1000);

async function head(database: DomainDatabase): Promise<number> {
  const [row] = await database.database.query<{ position: string }>('SELECT position FROM events.counter');
  return Number(row?.position);
}

async function relayRate({ server, alpha }: Parts): Promise<number> {
  await alpha.transactions.run((tx) =>
    sqlOf(tx).execute(`INSERT INTO outbox (type, key, actor, data)
      SELECT '${TYPE}', n::text, 'system', jsonb_build_object('n', n, 'personId', gen_random_uuid())
      FROM generate_series(1, ${BULK}) n`),
  );
  const relay = await Relay.open(server);
  const started = performance.now();
  await relay.start();
  while ((await head(alpha)) < BULK) await sleep(10);
  const rate = perSecond(BULK, started);
  await relay.stop();
  return rate;
}

/** The same rows into a table of the same shape in one statement: nothing can be faster. */
async function insertLimit({ alpha }: Parts): Promise<number> {
  await alpha.database.query('CREATE TABLE limit_log (LIKE events.log, PRIMARY KEY (position))');
  const started = performance.now();
  await alpha.database.query('INSERT INTO limit_log SELECT * FROM events.log');
  const rate = perSecond(BULK, started);
  await alpha.database.query('DROP TABLE limit_log');
  return rate;
}

async function bulkConsumerRate({ beta }: Parts): Promise<number> {
  const bus = new EmbeddedEventBus(beta.database, beta.transactions, 'beta');
  let seen = 0;
  bus.subscribe({
    name: 'beta.bulk',
    types: [TYPE],
    handle: async () => undefined,
    handleBatch: async (tx, events) => {
      const rows = [events.map((event) => event.key), events.map((event) => String(event.data['n']))];
      await sqlOf(tx).execute('INSERT INTO effect SELECT * FROM unnest($1::text[], $2::text[])', rows);
      seen += events.length;
    },
  });
  const started = performance.now();
  await bus.start();
  while (seen < BULK) await sleep(10);
  const rate = perSecond(BULK, started);
  await bus.stop();
  return rate;
}

/** One event per transaction at a steady rate; from the return of COMMIT to the effect inside the consumer's transaction. */
async function pacedLatencies({ server, alpha, beta }: Parts): Promise<number[]> {
  const committed = new Map<string, number>();
  const handled: [string, number][] = [];
  const relay = await Relay.open(server);
  const bus = new EmbeddedEventBus(beta.database, beta.transactions, 'beta');
  bus.subscribe({
    name: 'beta.paced',
    types: ['alpha.paced.changed.v1'],
    handle: async (tx, event) => {
      await sqlOf(tx).execute('INSERT INTO effect VALUES ($1, $2)', [event.key, '']);
      handled.push([event.key, performance.now()]);
    },
  });
  await relay.start();
  await bus.start();
  const outbox = new PostgresOutbox();
  await sleep(500);
  const started = performance.now();
  const total = RATE * PACED_SECONDS;
  const writes: Promise<void>[] = [];
  for (let n = 0; n < total; n += 1) {
    await sleep(Math.max(0, started + (n * 1000) / RATE - performance.now()));
    const event = { type: 'alpha.paced.changed.v1', key: `p${n}`, actor: 'system', data: { n } };
    const write = alpha.transactions.run((tx) => outbox.append(tx, event));
    writes.push(write.then(() => void committed.set(event.key, performance.now())));
  }
  await Promise.all(writes);
  for (let waited = 0; handled.length < total && waited < 5_000; waited += 20) await sleep(20);
  await bus.stop();
  await relay.stop();
  if (handled.length !== total) throw new Error(`${handled.length} of ${total} events were handled`);
  return handled.map(([key, at]) => Math.max(0, at - (committed.get(key) ?? at))).sort((a, b) => a - b);
}

async function main(): Promise<void> {
  const home = makeHome();
  const server = await startEmbeddedServer({ home });
  try {
    const domain = (name: string) => ({ domain: name, migrations: [MakeEffects1790000000001] });
    await migrate(server, [eventsSchema, domain('alpha'), domain('beta')]);
    const alpha = await openDomainDatabase({ server, domain: 'alpha' });
    const beta = await openDomainDatabase({ server, domain: 'beta' });
    const parts = { server, alpha, beta };
    const relayed = await relayRate(parts);
    const limit = await insertLimit(parts);
    report(
      'relay, events/s',
      `${relayed} (${(relayed / limit).toFixed(2)} of one INSERT … SELECT, ${limit}/s; at least 5000)`,
    );
    report('bulk consumer, events/s', `${await bulkConsumerRate(parts)} (at least 10000)`);
    const latencies = await pacedLatencies(parts);
    report(`commit → handled at ${RATE}/s, ms`, `${quantiles(latencies)} (p95 below 50)`);
    report('memory of this process, MB', String(Math.round(process.memoryUsage().rss / 1e6)));
    await Promise.all([alpha.close(), beta.close()]);
  } finally {
    await server.stop();
    fs.rmSync(home, { recursive: true, force: true });
  }
}

void main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
