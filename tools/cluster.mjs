// npm run cluster: PostgreSQL, Redis, Kafka and every service of Plinth as processes of this machine, until Ctrl-C.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { Child } from './cluster/children.mjs';
import { Engines } from './cluster/engines.mjs';
import { planOf } from './cluster/plan.mjs';
import { endLeftBehind } from './cluster/left-behind.mjs';
import { installWhenStale } from './install.mjs';
import { root } from './workspace.mjs';

/** Longest that a service may take to drain before it is killed. */
const DRAINED_WITHIN_MS = 40_000;

const home = path.resolve(process.env.PLINTH_HOME || '.plinth/cluster');
const stateFile = path.join(home, 'cluster.json');
const say = (text) => console.log(text);

/** What the user has said, without what is this cluster's own to say. */
const ours = ['HOME', 'PORT', 'DATABASE_URL', 'KAFKA_BROKERS', 'REDIS_URL', 'PUBLIC_URL', 'CLUSTER_REPLICAS'];
const given = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !ours.some((own) => name === `PLINTH_${own}`)),
);

const cluster = { engines: undefined, children: [], isStopping: false };

async function main() {
  installWhenStale();
  const { build } = await import('./build.mjs');
  await build();
  fs.mkdirSync(home, { recursive: true, mode: 0o711 });
  await endLeftBehind(stateFile, say);
  makeServiceKey(path.join(home, 'service.key'));
  const port = Number(process.env.PLINTH_PORT || 8080);
  const publicUrl = process.env.PLINTH_PUBLIC_URL || `http://127.0.0.1:${port}`;
  cluster.engines = await Engines.start({ home, environment: process.env, say, onChange: writeState });
  const { databaseUrl, ownerUrl, brokers, redisUrl } = cluster.engines;
  await migrate({ ownerUrl, publicUrl });
  const replicas = Number(process.env.PLINTH_CLUSTER_REPLICAS) || undefined;
  const plan = await planOf({ publicUrl, port, home, databaseUrl, brokers, redisUrl, replicas, given: settings() });
  const logs = path.join(home, 'logs');
  fs.mkdirSync(logs, { recursive: true, mode: 0o700 });
  cluster.children = plan.map(({ name, service, ...place }) => {
    const entry = `dist/apps/${service}/src/main.js`;
    return new Child({
      name,
      service,
      entry,
      logFile: path.join(logs, `${name}.log`),
      say,
      onChange: writeState,
      ...place,
    });
  });
  await Promise.all(cluster.children.map((child) => child.start()));
  await gatewayReady(publicUrl, port);
  say(`Plinth is ready at ${publicUrl}`);
  await sayFirstCode(publicUrl);
}

/** Short drains: nobody but the gateway of this machine has to notice. */
const settings = () => ({ PLINTH_DRAIN_DELAY_MS: '1500', ...given });

/** Its own readiness says that it serves; this, that everything behind it does. */
async function gatewayReady(publicUrl, port) {
  const until = Date.now() + 60_000;
  for (;;) {
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined);
    const text = await answer?.text();
    if (answer?.ok || given.PLINTH_TLS_CERT) return;
    if (Date.now() > until) throw new Error(`The gateway of ${publicUrl} does not get ready: ${text ?? 'no answer'}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

function makeServiceKey(file) {
  if (!fs.existsSync(file)) fs.writeFileSync(file, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600 });
}

async function migrate({ ownerUrl, publicUrl }) {
  const { exitCode, stderr } = await plinth(['migrate'], {
    PLINTH_DATABASE_URL: ownerUrl,
    PLINTH_PUBLIC_URL: publicUrl,
  });
  if (exitCode !== 0) throw new Error(`The database could not be brought up to date: ${stderr}`);
}

async function sayFirstCode(publicUrl) {
  const { exitCode, stdout, stderr } = await plinth(['admin', 'invite', '--first'], {});
  if (exitCode !== 0) throw new Error(`No code for the first administrator: ${stderr}`);
  const { code } = JSON.parse(stdout);
  if (code === null) return;
  say(`There is no administrator yet. Open ${publicUrl}/first-administrator and type this one-time code:`);
  say(code);
}

function plinth(words, env) {
  const script = path.join(root, 'dist/apps/cli/src/main.js');
  const child = spawn(process.execPath, [script, '--json', ...words], {
    env: { ...given, PLINTH_HOME: home, PLINTH_MASTER_KEY_FILE: path.join(home, 'master.key'), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr']) child[stream].on('data', (text) => (said[stream] += text));
  return new Promise((resolve) => child.once('close', (exitCode) => resolve({ exitCode, ...said })));
}

/** For tests and for whoever wants to know which pid is what. */
function writeState() {
  const services = cluster.children.map(({ name, pid, plan }) => ({
    name,
    service: plan.service,
    pid,
    url: `http://127.0.0.1:${plan.port}`,
    management: `http://127.0.0.1:${plan.management}`,
  }));
  const state = { pid: process.pid, ...cluster.engines?.state(), services };
  fs.writeFileSync(`${stateFile}.draft`, `${JSON.stringify(state, null, 2)}\n`, { mode: 0o600 });
  fs.renameSync(`${stateFile}.draft`, stateFile);
}

/** From the outside in: nothing is taken from under a service that still works. */
async function stop() {
  cluster.isStopping = true;
  const gateways = cluster.children.filter((child) => child.plan.service === 'gateway');
  const others = cluster.children.filter((child) => child.plan.service !== 'gateway');
  for (const some of [gateways, others]) await Promise.all(some.map((child) => child.stop(DRAINED_WITHIN_MS)));
  await cluster.engines?.stop();
  fs.rmSync(stateFile, { force: true });
}

let stopping;
const end = (code) => {
  stopping ??= stop().then(
    () => process.exit(code),
    (error) => {
      console.error(error.message);
      process.exit(1);
    },
  );
};
process.on('SIGINT', () => end(0));
process.on('SIGTERM', () => end(0));

main().catch((error) => {
  if (cluster.isStopping) return;
  console.error(`The cluster did not start: ${error.message}`);
  end(1);
});
