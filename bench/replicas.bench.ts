// What another replica costs: CPU per list page and per client-credentials grant with one and with two replicas of org and
// identity; and what the gateway costs a request in a process of its own, beside the base where it shares one. Every figure
// is of so many requests after as many that only warm each replica, without what the processes use at rest.
// Processes of one machine: needs what `npm run cluster` needs.
import { fork, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Pool } from 'undici';
import { cpuOfBase, cpuOfProcess, listeningPortsOf, report, reportLoad } from './process-cost';
import { seedSchool } from './seed-school';
import { freePort, makeHome, WholeBase } from './whole-base';

const PUPILS = 1_000;
const CONNECTIONS = 8;
const REST_MS = 5_000;
const MOST = 1.1;
const READY_WITHIN_MS = 240_000;
const root = path.join(__dirname, '..', '..');
const open = new Set<ChildProcess>();

interface Job {
  readonly url: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** How often it is asked. */
  readonly times: number;
}

/** In the child: as fast as the connections carry it. Answers the seconds that it took. */
async function load(job: Job): Promise<number> {
  const pool = new Pool(job.url, { connections: CONNECTIONS, pipelining: 1 });
  const started = performance.now();
  let left = job.times;
  const one = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      const method = job.body === undefined ? 'GET' : 'POST';
      const answer = await pool.request({ path: job.path, method, headers: job.headers, body: job.body });
      const text = await answer.body.text();
      if (answer.statusCode !== 200) throw new Error(`${answer.statusCode} ${text.slice(0, 200)}`);
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, one));
  await pool.close();
  return (performance.now() - started) / 1_000;
}

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

interface Shape {
  readonly base: Pick<WholeBase, 'url' | 'home' | 'operatorToken'>;
  readonly meter: Meter;
  readonly replicas: number;
  /** Where org answers without the gateway. */
  readonly org: string;
}

interface Figures {
  readonly page: Cost;
  readonly grant: Cost;
  /** All processes, through the gateway less without it. */
  readonly gateway: number;
}

const ratesOf = (before: Cost, after: Cost, each: number): Cost =>
  Object.fromEntries(Object.entries(after).map(([name, seconds]) => [name, (seconds - (before[name] ?? 0)) / each]));

/** CPU seconds a second that the processes use when nobody asks them anything. */
async function restingOf(meter: Meter): Promise<Cost> {
  const before = meter();
  await sleep(REST_MS);
  return ratesOf(before, meter(), REST_MS / 1_000);
}

/** Milliseconds of CPU a request. */
async function costOf({ meter, replicas }: Shape, resting: Cost, job: Job): Promise<Cost> {
  await inChild({ ...job, times: job.times * replicas });
  const before = meter();
  const seconds = await inChild(job);
  const each = Object.entries(ratesOf(before, meter(), job.times));
  return Object.fromEntries(
    each.map(([name, used]) => [name, (used - ((resting[name] ?? 0) * seconds) / job.times) * 1_000]),
  );
}

const whole = (cost: Cost): number => Object.values(cost).reduce((sum, one) => sum + one, 0);
const inWords = (cost: Cost): string =>
  Object.entries(cost)
    .filter(([, each]) => each >= 0.005)
    .map(([name, each]) => `${name} ${each.toFixed(2)}`)
    .join(' + ');

async function measured(shape: Shape, school: string): Promise<Figures> {
  const { base, meter } = shape;
  const resting = await restingOf(meter);
  const headers = { authorization: `Bearer ${await base.operatorToken()}` };
  const list = `/api/org/v1/people?unitId=${school}&role=student&limit=100`;
  const page = await costOf(shape, resting, { url: base.url, path: list, headers, times: 6_000 });
  const regions = { path: '/api/org/v1/regions', headers, times: 10_000 };
  const through = await costOf(shape, resting, { ...regions, url: base.url });
  const direct = await costOf(shape, resting, { ...regions, url: shape.org });
  const grant = await costOf(shape, resting, { url: base.url, ...grantOf(base.home), times: 8_000 });
  return { page, grant, gateway: whole(through) - whole(direct) };
}

function grantOf(home: string): Pick<Job, 'path' | 'headers' | 'body'> {
  const operator = fs.readFileSync(path.join(home, 'operator.json'), 'utf8');
  const { clientId, clientSecret } = JSON.parse(operator) as { clientId: string; clientSecret: string };
  const authorization = `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`;
  const headers = { authorization, 'content-type': 'application/x-www-form-urlencoded' };
  return { path: '/oauth/token', headers, body: 'grant_type=client_credentials' };
}

const told = (what: string, { page, grant, gateway }: Figures): void => {
  report(`${what}: ms of CPU a list page`, `${whole(page).toFixed(2)} = ${inWords(page)}`);
  report(`${what}: ms of CPU a grant`, `${whole(grant).toFixed(2)} = ${inWords(grant)}`);
  report(`${what}: ms of CPU the gateway adds`, gateway.toFixed(3));
};

const settings = { PLINTH_RATE_LIMIT_FACTOR: '100000', PLINTH_LOG_LEVEL: 'error' };

async function baseShape(): Promise<Figures> {
  const base = await WholeBase.start({ home: makeHome(), port: await freePort(), environment: settings });
  try {
    const school = await seedSchool(base, PUPILS);
    const org = await addressOfOrg(base);
    return await measured({ base, org, replicas: 1, meter: () => ({ ...base.cpu() }) }, school);
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

/** `npm run cluster` on this home; the second start finds the people of the first. */
async function cluster<T>(home: string, replicas: number, work: (shape: Shape) => Promise<T>): Promise<T> {
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
    return await work({ base, org, replicas, meter: () => cpuOfCluster(state) });
  } finally {
    child.kill('SIGINT');
    await ended;
    open.delete(child);
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
  const home = makeHome();
  try {
    const alone = await baseShape();
    told('base', alone);
    let school = '';
    const one = await cluster(home, 1, async (shape) => {
      school = await seedSchool(shape.base as WholeBase, PUPILS);
      return measured(shape, school);
    });
    told('one replica', one);
    const two = await cluster(home, 2, (shape) => measured(shape, school));
    told('two replicas', two);
    judge('a list page: two replicas / one', whole(two.page) / whole(one.page));
    judge('a grant: two replicas / one', whole(two.grant) / whole(one.grant));
    judge('the gateway: across processes / base', one.gateway / alone.gateway);
    reportLoad();
  } finally {
    fs.rmSync(home, { recursive: true, force: true });
  }
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
