// What another replica costs: CPU per list page and per client-credentials grant with one and with two replicas of org and
// identity; and what the gateway costs a request in a process of its own, beside the base where it shares one. All three run
// at the same time and are asked by turns, because a machine changes its speed within minutes. Each replica is asked at the
// same steady rate, well below what it can carry: a process that is driven as fast as it goes does the work of many requests
// at each waking and becomes cheaper a request, so one that is full beside two that are half idle would compare load, not
// replicas. Each is warmed alike, and what processes use at rest (clocks, heartbeats, leadership) is taken off: it is no
// part of a request, and it is printed beside.
// Processes of one machine: needs what `npm run cluster` needs.
import { fork, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Pool } from 'undici';
import { freePort } from '@plinth/platform-testing';
import { cpuOfBase, cpuOfProcess, listeningPortsOf, report, reportLoad } from './process-cost';
import { seedSchool } from './seed-school';
import { makeHome, WholeBase } from './whole-base';

const PUPILS = 1_000;
const CONNECTIONS = 16;
/** Requests a second, of pages and grants for each replica: two CPUs carry what two replicas are asked, and are never full. */
const RATES = { page: 120, grant: 350, region: 1_000 } as const;
const JOB_SECONDS = 3;
/** Turns that only warm: code that is compiled later would be counted as work of the replica. */
const WARMING = 3;
const TURNS = 5;
const REST_SECONDS = 20;
/** After the warming: compiling and clearing away still go on for a while. */
const SETTLE_SECONDS = 10;
const MOST = 1.1;
const READY_WITHIN_MS = 240_000;
const root = path.join(__dirname, '..', '..');
const open = new Set<ChildProcess>();

interface Job {
  readonly url: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Requests a second. */
  readonly rate: number;
}

/** In the child: each request at its moment, whether or not those before it were answered. Answers the seconds that it took. */
async function load(job: Job): Promise<number> {
  const pool = new Pool(job.url, { connections: CONNECTIONS, pipelining: 1 });
  const started = performance.now();
  const one = async (nth: number): Promise<void> => {
    await sleep((nth / job.rate) * 1_000);
    const method = job.body === undefined ? 'GET' : 'POST';
    const answer = await pool.request({ path: job.path, method, headers: job.headers, body: job.body });
    const text = await answer.body.text();
    if (answer.statusCode !== 200) throw new Error(`${answer.statusCode} ${text.slice(0, 200)}`);
  };
  await Promise.all(Array.from({ length: timesOf(job) }, (_, nth) => one(nth)));
  await pool.close();
  return (performance.now() - started) / 1_000;
}

const timesOf = ({ rate }: Job): number => rate * JOB_SECONDS;

const inChild = (job: Job): Promise<number> =>
  new Promise((resolve, reject) => {
    const child = fork(__filename, ['load'], { execArgv: [] });
    child.once('message', (seconds) => resolve(seconds as number));
    child.once('exit', (code) => reject(new Error(`The load ended with ${code}`)));
    child.send(job);
  });

/** CPU seconds by service, and of PostgreSQL under `postgres`. */
type Meter = () => Readonly<Record<string, number>>;
type Cost = Readonly<Record<string, number>>;

type JobName = 'page' | 'grant' | 'through' | 'direct';

interface Shape {
  readonly base: Pick<WholeBase, 'url' | 'home' | 'operatorToken'>;
  readonly meter: Meter;
  readonly school: string;
  readonly replicas: number;
  /** Where org answers without the gateway. */
  readonly org: string;
  readonly jobs: readonly JobName[];
}

interface Figures {
  /** Milliseconds of CPU a request. */
  readonly costs: Readonly<Partial<Record<JobName, Cost>>>;
  /** CPU seconds a second. */
  readonly rest: Cost;
}

const usedSince = (before: Cost, now: Cost): Cost =>
  Object.fromEntries(Object.entries(now).map(([name, seconds]) => [name, seconds - (before[name] ?? 0)]));
const per = (cost: Cost, share: number): Cost =>
  Object.fromEntries(Object.entries(cost).map(([name, each]) => [name, each / share]));

/** CPU seconds a second while nobody asks. */
async function restOf(shapes: readonly Shape[]): Promise<readonly Cost[]> {
  await sleep(SETTLE_SECONDS * 1_000);
  const [before, started] = [shapes.map(({ meter }) => meter()), performance.now()];
  await sleep(REST_SECONDS * 1_000);
  const seconds = (performance.now() - started) / 1_000;
  return shapes.map(({ meter }, nth) => per(usedSince(before[nth] ?? {}, meter()), seconds));
}

/** Milliseconds of CPU a request, without what the shape uses at rest. */
async function costOf({ meter }: Shape, rest: Cost, job: Job): Promise<Cost> {
  const [before, started] = [meter(), performance.now()];
  await inChild(job);
  const seconds = (performance.now() - started) / 1_000;
  return per(sumOf(per(rest, -1 / seconds), usedSince(before, meter())), timesOf(job) / 1_000);
}

const sumOf = (one: Cost, other: Cost): Cost =>
  Object.fromEntries(Object.entries(other).map(([name, each]) => [name, (one[name] ?? 0) + each]));

const whole = (cost: Cost): number => Object.values(cost).reduce((sum, one) => sum + one, 0);
const inWords = (cost: Cost): string =>
  Object.entries(cost)
    .filter(([, each]) => each >= 0.005)
    .map(([name, each]) => `${name} ${each.toFixed(2)}`)
    .join(' + ');

/** What one turn asks of one shape. */
async function turnOf(shape: Shape, rest: Cost): Promise<readonly [JobName, Cost][]> {
  const { base, replicas } = shape;
  const headers = { authorization: `Bearer ${await base.operatorToken()}` };
  // In one process a request is handed over instead (ADR 25): compared is what takes the connection in every shape.
  const overConnection = { ...headers, accept: 'text/event-stream' };
  const regions = { path: '/api/org/v1/regions', headers: overConnection, rate: RATES.region };
  const page = `/api/org/v1/people?unitId=${shape.school}&role=student&limit=100`;
  const asked: Readonly<Record<JobName, Job>> = {
    page: { url: base.url, path: page, headers, rate: RATES.page * replicas },
    grant: { url: base.url, ...grantOf(base.home), rate: RATES.grant * replicas },
    through: { ...regions, url: base.url },
    direct: { ...regions, url: shape.org },
  };
  const costs: [JobName, Cost][] = [];
  for (const name of shape.jobs) costs.push([name, await costOf(shape, rest, asked[name])]);
  return costs;
}

async function measured(shapes: readonly Shape[]): Promise<readonly Figures[]> {
  for (let turn = 0; turn < WARMING; turn += 1) for (const shape of shapes) await turnOf(shape, {});
  const rests = await restOf(shapes);
  const sums = shapes.map((): Partial<Record<JobName, Cost>> => ({}));
  for (let turn = 0; turn < TURNS; turn += 1)
    for (const [nth, shape] of shapes.entries())
      for (const [job, cost] of await turnOf(shape, rests[nth] ?? {})) {
        const sum = sums[nth] as Partial<Record<JobName, Cost>>;
        sum[job] = sumOf(sum[job] ?? {}, per(cost, TURNS));
      }
  return sums.map((costs, nth) => ({ costs, rest: rests[nth] ?? {} }));
}

function grantOf(home: string): Pick<Job, 'path' | 'headers' | 'body'> {
  const operator = fs.readFileSync(path.join(home, 'operator.json'), 'utf8');
  const { clientId, clientSecret } = JSON.parse(operator) as { clientId: string; clientSecret: string };
  const authorization = `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`;
  const headers = { authorization, 'content-type': 'application/x-www-form-urlencoded' };
  return { path: '/oauth/token', headers, body: 'grant_type=client_credentials' };
}

const of = ({ costs }: Figures, job: JobName): Cost => costs[job] ?? {};
const added = (figures: Figures): number => whole(of(figures, 'through')) - whole(of(figures, 'direct'));

const WORDS: Readonly<Record<JobName, string>> = {
  page: 'a list page',
  grant: 'a grant',
  through: 'a list of regions through the gateway',
  direct: 'the same from org itself',
};

const told = (what: string, { costs, rest }: Figures): void => {
  for (const [job, cost] of Object.entries(costs) as [JobName, Cost][])
    report(`${what}: ms of CPU ${WORDS[job]}`, `${whole(cost).toFixed(2)} = ${inWords(cost)}`);
  report(`${what}: ms of CPU a second at rest`, `${whole(per(rest, 0.001)).toFixed(1)} = ${inWords(per(rest, 0.001))}`);
};

const settings = { PLINTH_RATE_LIMIT_FACTOR: '100000', PLINTH_LOG_LEVEL: 'error' };

async function baseShape<T>(work: (shape: Shape) => Promise<T>): Promise<T> {
  const base = await WholeBase.start({ home: makeHome(), port: await freePort(), environment: settings });
  try {
    const school = await seedSchool(base, PUPILS);
    const org = await addressOfOrg(base);
    const jobs = ['through', 'direct'] as const;
    return await work({ base, school, replicas: 1, org, jobs, meter: () => ({ ...base.cpu() }) });
  } finally {
    await base.stop();
    fs.rmSync(base.home, { recursive: true, force: true });
  }
}

/** Of the ports that the one process listens on, the one behind which regions are and which is not the gateway. */
async function addressOfOrg(base: WholeBase): Promise<string> {
  const headers = { authorization: `Bearer ${await base.operatorToken()}` };
  for (const port of listeningPortsOf(base.pid)) {
    const url = `http://127.0.0.1:${port}`;
    if (url === base.url) continue;
    const answer = await fetch(`${url}/api/org/v1/regions`, { headers }).catch(() => undefined);
    if (answer?.status === 200) return url;
  }
  throw new Error('org listens on none of the ports of the base');
}

interface ClusterState {
  readonly services: readonly { readonly service: string; readonly pid: number; readonly url: string }[];
  readonly postgres: { readonly pid: number };
}

/** `npm run cluster` on a home of its own. */
async function cluster<T>(replicas: number, work: (shape: Shape) => Promise<T>): Promise<T> {
  const home = makeHome();
  const port = await freePort();
  const env = { ...settings, PLINTH_HOME: home, PLINTH_PORT: String(port), PLINTH_CLUSTER_REPLICAS: String(replicas) };
  const child = spawn(process.execPath, [path.join(root, 'tools/cluster.mjs')], {
    cwd: root,
    // eslint-disable-next-line no-restricted-syntax -- the cluster inherits what the bench was started with
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  open.add(child);
  const ended = new Promise((resolve) => child.once('close', resolve));
  try {
    await ready(child);
    const state = JSON.parse(fs.readFileSync(path.join(home, 'cluster.json'), 'utf8')) as ClusterState;
    // Its address, its folder and the operator's words are those of a base.
    const base = Object.assign(Object.create(WholeBase.prototype) as WholeBase, {
      url: `http://127.0.0.1:${port}`,
      home,
    });
    const org = state.services.find(({ service }) => service === 'org')?.url ?? '';
    const school = await seedSchool(base, PUPILS);
    const jobs = replicas === 1 ? (['page', 'grant', 'through', 'direct'] as const) : (['page', 'grant'] as const);
    return await work({ base, school, replicas, org, jobs, meter: () => cpuOfCluster(state) });
  } finally {
    child.kill('SIGINT');
    await ended;
    open.delete(child);
    fs.rmSync(home, { recursive: true, force: true });
  }
}

function cpuOfCluster({ services, postgres }: ClusterState): Record<string, number> {
  const sums: Record<string, number> = { postgres: cpuOfBase(0, postgres.pid).postgres };
  for (const { service, pid } of services) sums[service] = (sums[service] ?? 0) + cpuOfProcess(pid);
  return sums;
}

const ready = (child: ChildProcess): Promise<void> =>
  new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error('The cluster was not ready in time')), READY_WITHIN_MS);
    let text = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      if (!text.includes('Plinth is ready at')) return;
      clearTimeout(late);
      resolve();
    });
    child.once('exit', (code) => reject(new Error(`The cluster ended with ${code}:\n${text}`)));
  });

function judge(name: string, ratio: number): void {
  const isReached = ratio <= MOST;
  report(name, `${ratio.toFixed(2)} (at most ${MOST})${isReached ? '' : ' MISSED'}`);
  if (!isReached) process.exitCode = 1;
}

async function main(): Promise<void> {
  reportLoad();
  const figures = await baseShape((base) => cluster(1, (one) => cluster(2, (two) => measured([base, one, two]))));
  const [alone, one, two] = figures as [Figures, Figures, Figures];
  told('base', alone);
  told('one replica', one);
  told('two replicas', two);
  for (const [job, service] of [
    ['page', 'org'],
    ['grant', 'identity'],
  ] as const) {
    judge(`${WORDS[job]}: two replicas / one`, whole(of(two, job)) / whole(of(one, job)));
    judge(`${WORDS[job]}, ${service} alone`, (of(two, job)[service] ?? NaN) / (of(one, job)[service] ?? NaN));
  }
  report(
    'ms of CPU that the gateway adds, base and across processes',
    `${added(alone).toFixed(3)}, ${added(one).toFixed(3)}`,
  );
  judge('the gateway: across processes / base', added(one) / added(alone));
  reportLoad();
}

if (process.argv[2] === 'load') {
  process.once('message', (job) => {
    void load(job as Job).then(
      (seconds) => process.send?.(seconds, () => process.exit(0)),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  });
} else {
  process.once('SIGTERM', () => {
    for (const child of open) child.kill('SIGINT');
    setTimeout(() => process.exit(1), 25_000);
  });
  void main().catch((error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  });
}
