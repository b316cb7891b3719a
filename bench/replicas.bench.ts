// What another replica costs: CPU per list page and per client-credentials grant with one and with two replicas of org and
// identity, and per list page beside the base shape. Processes of one machine: needs what `npm run cluster` needs.
import { fork, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { Pool } from 'undici';
import { cpuOfBase, cpuOfProcess, report, reportLoad } from './process-cost';
import { seedSchool } from './seed-school';
import { freePort, makeHome, WholeBase } from './whole-base';

const PUPILS = 1_000;
const SECONDS = 4;
const CONNECTIONS = 8;
const MOST = 1.1;
const READY_WITHIN_MS = 240_000;
const root = path.join(__dirname, '..', '..');
const open = new Set<ChildProcess>();

interface Job {
  readonly url: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** In the child: as many as the connections carry, for the time. */
async function load(job: Job): Promise<number> {
  const pool = new Pool(job.url, { connections: CONNECTIONS, pipelining: 1 });
  const until = performance.now() + SECONDS * 1_000;
  let done = 0;
  const one = async (): Promise<void> => {
    for (; performance.now() < until; done += 1) {
      const method = job.body === undefined ? 'GET' : 'POST';
      const answer = await pool.request({ path: job.path, method, headers: job.headers, body: job.body });
      const text = await answer.body.text();
      if (answer.statusCode !== 200) throw new Error(`${answer.statusCode} ${text.slice(0, 200)}`);
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, one));
  await pool.close();
  return done;
}

const inChild = (job: Job): Promise<number> =>
  new Promise((resolve, reject) => {
    const child = fork(__filename, ['load'], { execArgv: [] });
    child.once('message', (done) => resolve(done as number));
    child.once('exit', (code) => reject(new Error(`The load ended with ${code}`)));
    child.send(job);
  });

/** CPU seconds by service, and of PostgreSQL under `postgres`. */
type Meter = () => Readonly<Record<string, number>>;
type Cost = Readonly<Record<string, number>>;

interface Shape {
  readonly base: Pick<WholeBase, 'url' | 'home' | 'operatorToken'>;
  readonly meter: Meter;
}

async function costOf(meter: Meter, job: Job): Promise<Cost> {
  await inChild(job);
  const before = meter();
  const done = await inChild(job);
  const each = Object.entries(meter()).map(([name, seconds]) => [
    name,
    ((seconds - (before[name] ?? 0)) * 1_000) / done,
  ]);
  return Object.fromEntries(each) as Cost;
}

const whole = (cost: Cost): number => Object.values(cost).reduce((sum, one) => sum + one, 0);
const node = (cost: Cost): number => whole(cost) - (cost['postgres'] ?? 0);
const inWords = (cost: Cost): string =>
  Object.entries(cost)
    .filter(([, each]) => each >= 0.005)
    .map(([name, each]) => `${name} ${each.toFixed(2)}`)
    .join(' + ');

async function measured({ base, meter }: Shape, school: string): Promise<{ page: Cost; grant: Cost }> {
  const authorization = `Bearer ${await base.operatorToken()}`;
  const route = `/api/org/v1/people?unitId=${school}&role=student&limit=100`;
  const page = await costOf(meter, { url: base.url, path: route, headers: { authorization } });
  const { clientId, clientSecret } = JSON.parse(fs.readFileSync(path.join(base.home, 'operator.json'), 'utf8')) as {
    clientId: string;
    clientSecret: string;
  };
  const basic = `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`;
  const headers = { authorization: basic, 'content-type': 'application/x-www-form-urlencoded' };
  const body = 'grant_type=client_credentials';
  const grant = await costOf(meter, { url: base.url, path: '/oauth/token', headers, body });
  return { page, grant };
}

const told = (what: string, { page, grant }: { page: Cost; grant: Cost }): void => {
  report(`${what}: ms of CPU a list page`, `${whole(page).toFixed(2)} = ${inWords(page)}`);
  report(`${what}: ms of CPU a grant`, `${whole(grant).toFixed(2)} = ${inWords(grant)}`);
};

const settings = { PLINTH_RATE_LIMIT_FACTOR: '100000', PLINTH_LOG_LEVEL: 'error' };

async function baseShape(): Promise<{ page: Cost; grant: Cost }> {
  const base = await WholeBase.start({ home: makeHome(), port: await freePort(), environment: settings });
  try {
    const school = await seedSchool(base, PUPILS);
    return await measured({ base, meter: () => ({ ...base.cpu() }) }, school);
  } finally {
    await base.stop();
    fs.rmSync(base.home, { recursive: true, force: true });
  }
}

interface ClusterState {
  readonly services: readonly { readonly service: string; readonly pid: number }[];
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
    return await work({ base, meter: () => cpuOfCluster(state) });
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
    judge('Node of a list page: cluster / base', node(one.page) / node(alone.page));
    reportLoad();
  } finally {
    fs.rmSync(home, { recursive: true, force: true });
  }
}

if (process.argv[2] === 'load') {
  process.once('message', (job) => {
    void load(job as Job).then(
      (done) => process.send?.(done, () => process.exit(0)),
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
