// A list page of 100 people with masking through the gateway of a whole base with 20,000 pupils, beside node:http with
// pg that sends the same JSON of the same statement, in the same run. The load comes from processes of their own. What a page
// costs whose lines nobody has read yet is printed apart.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
// eslint-disable-next-line no-restricted-imports -- the limit is the bare driver
import { Pool as DatabasePool } from 'pg';
import { Pool } from 'undici';
import { decodeCursor } from '@plinth/platform-database';
import { listStatement } from '../libs/org/src/person/person-list-statement.postgres';
import { inChild } from './in-child';
import { cpuOfProcess, report, reportLoad } from './process-cost';
import { seedSchool } from './seed-school';
import { withBase } from './whole-base';
import type { WholeBase } from './whole-base';

const PUPILS = 20_000;
const SECONDS = 5;
/** Until the code that runs is the compiled one. */
const WARM_SECONDS = 5;
const CONNECTIONS = 16;
const PACED_PER_SECOND = 50;
const LEAST_PER_SECOND = 600;
const MOST_P99_MS = 60;
const PAGES = 50;
const SETTLE_SECONDS = 20;

interface Job {
  readonly url: string;
  readonly paths: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
  readonly seconds: number;
  /** Requests a second, sent on time whatever the answers take; absent: as many as the connections carry. */
  readonly rate?: number;
}

interface Measured {
  readonly count: number;
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
}

/** In the child: asks, and measures from the moment at which the request was due. */
async function load({ url, paths, headers, seconds, rate }: Job): Promise<Measured> {
  const pool = new Pool(url, { connections: rate === undefined ? CONNECTIONS : 64, pipelining: 1 });
  const times: number[] = [];
  let asked = 0;
  const one = async (due: number): Promise<void> => {
    const { statusCode, body } = await pool.request({
      path: paths[asked++ % paths.length] as string,
      method: 'GET',
      headers,
    });
    const text = await body.text();
    if (statusCode !== 200) throw new Error(`${statusCode} ${text.slice(0, 200)}`);
    times.push(performance.now() - due);
  };
  const started = performance.now();
  const until = started + seconds * 1_000;
  if (rate === undefined) {
    const worker = async () => {
      while (performance.now() < until) await one(performance.now());
    };
    await Promise.all(Array.from({ length: CONNECTIONS }, worker));
  } else {
    const all: Promise<void>[] = [];
    for (let due = started; due < until; due += 1_000 / rate) {
      await sleep(Math.max(0, due - performance.now()));
      all.push(one(due));
    }
    await Promise.all(all);
  }
  const took = (performance.now() - started) / 1_000;
  await pool.close();
  times.sort((a, b) => a - b);
  const at = (share: number): number => times[Math.floor(times.length * share)] ?? NaN;
  return { count: times.length, perSecond: times.length / took, p50: at(0.5), p99: at(0.99) };
}

interface Plain {
  readonly socket: string;
  readonly statement: string;
  readonly parameters: readonly (readonly unknown[])[];
}

/** In a child: what is left when everything but the database and the JSON is taken away. */
function servePlain({ socket, statement, parameters }: Plain): void {
  const database = new DatabasePool({
    host: socket,
    user: 'plinth_owner',
    database: 'plinth',
    max: 8,
    options: '-c search_path=org,public',
  });
  let asked = 0;
  const server = createServer((_, response) => {
    const values = [...(parameters[asked++ % parameters.length] as readonly unknown[])];
    database.query<{ items: string }>({ name: 'page', text: statement, values }).then(
      ({ rows }) => {
        response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' });
        response.end(`{"items":${rows[0]?.items ?? '[]'}}`);
      },
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
}

interface Cost {
  readonly measured: Measured;
  /** CPU milliseconds of a page: the Node process and PostgreSQL. */
  readonly node: number;
  readonly postgres: number;
}

async function costOf(base: WholeBase, pid: number, job: Job): Promise<Cost> {
  const cpu = () => ({ node: cpuOfProcess(pid), postgres: base.cpu().postgres });
  await inChild<Measured>(__filename, 'load', { ...job, seconds: WARM_SECONDS });
  const before = cpu();
  const measured = await inChild<Measured>(__filename, 'load', job);
  const after = cpu();
  const each = (from: number, to: number) => ((to - from) * 1_000) / measured.count;
  return { measured, node: each(before.node, after.node), postgres: each(before.postgres, after.postgres) };
}

const line = ({ measured: { perSecond, p50, p99 }, node, postgres }: Cost): string =>
  `${Math.round(perSecond)} req/s, p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms; ` +
  `CPU ${node.toFixed(2)} ms Node + ${postgres.toFixed(2)} ms PostgreSQL`;

/** The cursors of the first pages, in order: the load goes through them, so that it does not ask one page again. */
async function cursorsOf(base: WholeBase, route: string, headers: Job['headers']): Promise<string[]> {
  const cursors: string[] = [];
  for (let path = route; cursors.length < PAGES; ) {
    const response = await fetch(`${base.url}${path}`, { headers });
    const { nextCursor } = (await response.json()) as { nextCursor?: string };
    if (nextCursor === undefined) break;
    cursors.push(nextCursor);
    path = `${route}&cursor=${nextCursor}`;
  }
  return cursors;
}

async function plainCost(base: WholeBase, schoolId: string, cursors: readonly string[]): Promise<Cost> {
  const none = { hasPrefix: false, hasIds: false, hasStatus: false, ended: false } as const;
  const shape = {
    plan: 'school',
    descending: false,
    hasCursor: true,
    hasOneRole: true,
    keptOnly: true,
    ...none,
  } as const;
  const parameters = cursors.map((cursor) => {
    const [key, id] = decodeCursor(cursor, 3);
    return [schoolId, ['student'], key, id, 101, null, null, null, ''];
  });
  const plain = { socket: base.owner().host, statement: listStatement(shape), parameters };
  let [pid, stop] = [0, (): void => undefined];
  const port = await inChild<number>(__filename, 'plain', plain, (...started) => ([pid, stop] = started));
  try {
    return await costOf(base, pid, { url: `http://127.0.0.1:${port}`, paths: ['/'], headers: {}, seconds: SECONDS });
  } finally {
    stop();
  }
}

/** What an import leaves to do (accounts of the people) is not what a list page costs. */
async function untilIdle(base: WholeBase): Promise<void> {
  for (let second = 0, before = base.cpu(); second < SETTLE_SECONDS; second += 1) {
    await sleep(1_000);
    const now = base.cpu();
    if (now.node + now.postgres - before.node - before.postgres < 0.1) return;
    before = now;
  }
}

/** Pages of the end of the list, read for the first time: each is put together, and its lines are kept behind it. */
async function firstReadings(base: WholeBase, route: string, headers: Job['headers']): Promise<void> {
  const before = base.cpu();
  const pages = (await cursorsOf(base, `${route}&sort=-name`, headers)).length;
  await sleep(500);
  const after = base.cpu();
  const each = (from: number, to: number): string => (((to - from) * 1_000) / pages).toFixed(2);
  const cost = `CPU ${each(before.node, after.node)} ms Node + ${each(before.postgres, after.postgres)} ms PostgreSQL`;
  report('a page that nobody has read yet, and keeping it', `${cost}, without any warming up`);
}

async function measure(base: WholeBase): Promise<void> {
  const school = await seedSchool(base, PUPILS);
  const route = `/api/org/v1/people?unitId=${school}&role=student&limit=100`;
  const headers = { authorization: `Bearer ${await base.operatorToken()}`, 'accept-language': 'zh-CN' };
  await untilIdle(base);
  await firstReadings(base, route, headers);
  const cursors = await cursorsOf(base, route, headers);
  const paths = cursors.map((cursor) => `${route}&cursor=${cursor}`);
  await untilIdle(base);
  reportLoad();
  const alone = await plainCost(base, school, cursors);
  report('pg + JSON alone', line(alone));
  const job = { url: base.url, paths, headers, seconds: SECONDS };
  const page = await costOf(base, base.pid, job);
  const rate = page.measured.perSecond;
  report('list page of 100 through the gateway', `${line(page)} (at least ${LEAST_PER_SECOND} req/s)`);
  const perCpu = (cost: Cost): number => 1_000 / (cost.node + cost.postgres);
  report('  ratio to pg + JSON alone, req/s', (rate / alone.measured.perSecond).toFixed(2));
  report('  per CPU-second', `${Math.round(perCpu(page))} beside ${Math.round(perCpu(alone))} alone`);
  const paced = await inChild<Measured>(__filename, 'load', { ...job, rate: PACED_PER_SECOND });
  const times = `p50 ${paced.p50.toFixed(1)} ms, p99 ${paced.p99.toFixed(1)} ms`;
  report(`  at ${PACED_PER_SECOND}/s`, `${times} (p99 at most ${MOST_P99_MS} ms)`);
  reportLoad();
  if (rate < LEAST_PER_SECOND || paced.p99 > MOST_P99_MS) process.exitCode = 1;
}

const roles: Readonly<Record<string, (job: never) => unknown>> = { load, plain: servePlain };
const role = roles[process.argv[2] ?? ''];
if (role === undefined) {
  void withBase({ PLINTH_RATE_LIMIT_FACTOR: '100000' }, measure).catch((error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  });
} else {
  process.once('message', (job) => {
    void Promise.resolve(role(job as never)).then(
      (answer) => answer !== undefined && process.send?.(answer, () => process.exit(0)),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  });
}
