// Events over Kafka: what the relay brings to the topic per second, what a bulk consumer takes, commit → handled at 200/s.
// The limit of the same run is kafkajs sending the same messages alone. Needs Java 17; the broker's own CPU is not counted.
import { spawn } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
// eslint-disable-next-line no-restricted-imports -- the limit is the bare client (issue 4)
import { Kafka, logLevel, Partitioners } from 'kafkajs';
import { OrgEvents } from '@plinth/org-contract';
import { migrate, openDomainDatabase, sqlOf, startEmbeddedServer } from '@plinth/platform-database';
import type { DatabaseServer, DomainDatabase } from '@plinth/platform-database';
import { eventsSchema, KafkaEventBus, PostgresOutbox, Relay } from '@plinth/platform-events';
import type { KafkaOptions } from '@plinth/platform-events';
import { MakeEffects1790000000001 } from './migrations/make-effects';
import { cpuOfProcess, report, reportLoad } from './process-cost';
import { quantile, quantiles } from './quantiles';
import { makeHome } from './whole-base';

const BULK = 100_000;
const RATE = 200;
const PACED_SECONDS = 6;
/** Until the code that runs is the compiled one, in Node and in the broker. */
const WARM_SECONDS = 3;
const LIMIT_MB = 350;

interface Parts {
  readonly server: DatabaseServer;
  readonly org: DomainDatabase;
  readonly beta: DomainDatabase;
  readonly kafka: KafkaOptions;
}

const missed: string[] = [];

/** One figure beside what it has to be. */
function hold(name: string, value: string, isReached: boolean): void {
  report(name, `${value}${isReached ? '' : ' MISSED'}`);
  if (!isReached) missed.push(name);
}

async function measured(work: () => Promise<void>): Promise<{ readonly rate: number; readonly cpuMs: number }> {
  const [started, cpu] = [performance.now(), cpuOfProcess(process.pid)];
  await work();
  const seconds = (performance.now() - started) / 1_000;
  return { rate: Math.round(BULK / seconds), cpuMs: ((cpuOfProcess(process.pid) - cpu) * 1_000_000) / BULK };
}

const text = ({ rate, cpuMs }: { rate: number; cpuMs: number }): string =>
  `${rate}/s, ${cpuMs.toFixed(0)} µs of CPU in Node each`;

/** kafkajs alone, with messages of the same size, headers and settings. */
async function sendLimit({ kafka }: Parts): Promise<{ rate: number; cpuMs: number }> {
  const client = new Kafka({ clientId: 'limit', brokers: [...kafka.brokers], logLevel: logLevel.NOTHING });
  const admin = client.admin();
  await admin.connect();
  await admin.createTopics({ topics: [{ topic: 'limit', numPartitions: 6 }], waitForLeaders: true });
  await admin.disconnect();
  const producer = client.producer({
    idempotent: true,
    maxInFlightRequests: 1,
    createPartitioner: Partitioners.DefaultPartitioner,
  });
  await producer.connect();
  const headers = Object.fromEntries(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((name) => [name, '0'.repeat(24)]));
  const messages = Array.from({ length: 2_000 }, (_, n) => ({ key: String(n), value: Buffer.alloc(48), headers }));
  await producer.send({ topic: 'limit', acks: -1, messages });
  const result = await measured(async () => {
    for (let sent = 0; sent < BULK; sent += messages.length)
      await producer.send({ topic: 'limit', acks: -1, messages });
  });
  await producer.disconnect();
  return result;
}

async function produced({ org }: Parts): Promise<number> {
  const [row] = await org.database.query<{ events: string }>('SELECT events FROM events.produced WHERE topic = $1', [
    'plinth.org',
  ]);
  return Number(row?.events ?? 0);
}

/** Outbox → log → Kafka, both halves in this process, as in a service. */
async function relayRate(parts: Parts): Promise<void> {
  await parts.org.transactions.run((tx) =>
    sqlOf(tx).execute(`INSERT INTO outbox (type, key, actor, data)
      SELECT '${OrgEvents.personEnded}', n::text, 'system', jsonb_build_object('personId', gen_random_uuid(), 'reason', 'left')
      FROM generate_series(1, ${BULK}) n`),
  );
  const limit = await sendLimit(parts);
  const relay = await Relay.open(parts.server, { domains: ['org'], kafka: parts.kafka });
  let peak = 0;
  const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 20);
  const seen = await measured(async () => {
    await relay.start();
    while ((await produced(parts)) < BULK) await sleep(10);
  });
  clearInterval(watch);
  await relay.stop();
  report('kafkajs alone, the same messages', text(limit));
  hold('relay from the outbox to Kafka', `${text(seen)} (at least 5000/s)`, seen.rate >= 5_000);
  hold('memory while 100,000 were relayed, MB', `${Math.round(peak / 1e6)} (below ${LIMIT_MB})`, peak < LIMIT_MB * 1e6);
}

async function bulkConsumerRate({ beta, kafka }: Parts): Promise<void> {
  const bus = new KafkaEventBus(beta.database, beta.transactions, { kafka, domain: 'beta' });
  let seen = 0;
  bus.subscribe({
    name: 'beta.bulk',
    types: [OrgEvents.personEnded],
    handle: async () => undefined,
    handleBatch: async (tx, events) => {
      const rows = [events.map((event) => event.key), events.map((event) => String(event.data['reason']))];
      await sqlOf(tx).execute('INSERT INTO effect SELECT * FROM unnest($1::text[], $2::text[])', rows);
      seen += events.length;
    },
  });
  const result = await measured(async () => {
    await bus.start();
    while (seen < BULK) await sleep(10);
  });
  await bus.stop();
  report('bulk consumer over Kafka', text(result));
}

interface Paced {
  readonly warming: readonly number[];
  readonly steady: readonly number[];
}

/** One event per transaction at a steady rate; from the return of COMMIT to the effect inside the consumer's transaction. */
async function pacedLatencies({ server, org, beta, kafka }: Parts): Promise<Paced> {
  const committed = new Map<string, number>();
  const handled: [string, number][] = [];
  const relay = await Relay.open(server, { domains: ['org'], kafka });
  const bus = new KafkaEventBus(beta.database, beta.transactions, { kafka, domain: 'beta' });
  bus.subscribe({
    name: 'beta.paced',
    types: [OrgEvents.unitEnded],
    handle: async (tx, event) => {
      await sqlOf(tx).execute('INSERT INTO effect VALUES ($1, $2)', [event.key, '']);
      handled.push([event.key, performance.now()]);
    },
  });
  await relay.start();
  await bus.start();
  const outbox = new PostgresOutbox();
  const write = (key: string): Promise<void> => {
    const data = { unitId: key, kind: 'school', parentId: '', path: key };
    return org.transactions.run((tx) => outbox.append(tx, { type: OrgEvents.unitEnded, key, actor: 'system', data }));
  };
  await write('first');
  while (handled.length === 0) await sleep(20);
  const started = performance.now();
  const total = RATE * (WARM_SECONDS + PACED_SECONDS);
  const writes: Promise<void>[] = [];
  for (let n = 0; n < total; n += 1) {
    await sleep(Math.max(0, started + (n * 1000) / RATE - performance.now()));
    writes.push(write(`p${n}`).then(() => void committed.set(`p${n}`, performance.now())));
  }
  await Promise.all(writes);
  for (let waited = 0; handled.length < total + 1 && waited < 10_000; waited += 20) await sleep(20);
  await bus.stop();
  await relay.stop();
  if (handled.length !== total + 1) throw new Error(`${handled.length} of ${total + 1} events were handled`);
  const at = new Map(handled);
  const waits = Array.from(committed, ([key, from]) => Math.max(0, (at.get(key) ?? from) - from));
  const sorted = (some: readonly number[]): number[] => [...some].sort((a, b) => a - b);
  return {
    warming: sorted(waits.slice(0, RATE * WARM_SECONDS)),
    steady: sorted(waits.slice(RATE * WARM_SECONDS)),
  };
}

interface Broker {
  readonly address: string;
  stop(): Promise<void>;
}

function startBroker(): Promise<Broker> {
  const starter = path.resolve(__dirname, '../../tools/cluster/kafka.mjs');
  const child = spawn(process.execPath, [starter], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await ended;
  };
  return new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const [, address] = /ready at (\S+)/.exec(line) ?? [];
      if (address) resolve({ address, stop });
    });
    void ended.then(() => reject(new Error('Kafka did not start')));
  });
}

async function main(): Promise<void> {
  const home = makeHome();
  const broker = await startBroker();
  const server = await startEmbeddedServer({ home });
  try {
    const domain = (name: string) => ({ domain: name, migrations: [MakeEffects1790000000001] });
    await migrate(server, [eventsSchema, domain('org'), domain('beta')]);
    const org = await openDomainDatabase({ server, domain: 'org' });
    const beta = await openDomainDatabase({ server, domain: 'beta' });
    const parts = { server, org, beta, kafka: { brokers: [broker.address] } };
    await relayRate(parts);
    await bulkConsumerRate(parts);
    const { warming, steady } = await pacedLatencies(parts);
    report(`  the first ${WARM_SECONDS} s after a start, ms`, quantiles(warming));
    const values = `${quantiles(steady)} (p95 below 50)`;
    hold(`commit → handled over Kafka at ${RATE}/s, ms`, values, quantile(steady, 0.95) < 50);
    reportLoad();
    await Promise.all([org.close(), beta.close()]);
  } finally {
    await server.stop();
    await broker.stop();
    fs.rmSync(home, { recursive: true, force: true });
  }
  if (missed.length > 0) process.exitCode = 1;
}

void main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
