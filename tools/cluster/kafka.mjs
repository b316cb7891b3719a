// A real Apache Kafka (KRaft, one node) for development and tests: loopback, free ports, its own folder. Needs Java 17.
// node tools/cluster/kafka.mjs [--home <folder>] [--port <port>] [--user <name> --password-file <file>] [--set <setting>=<value> …]
//   runs until it is interrupted or the broker ends; with a user, a second listener asks for the password.
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import { connect } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { freePort } from '../free-port.mjs';

const READY_WITHIN_MS = 120_000;
const ENDED_WITHIN_MS = 15_000;
const own = path.join(path.dirname(fileURLToPath(import.meta.url)), 'kafka');
const version = () => /<kafka.version>([^<]+)</.exec(fs.readFileSync(path.join(own, 'pom.xml'), 'utf8'))[1];

const cacheFolder = () => process.env.PLINTH_CACHE || path.join(os.homedir(), '.cache', 'plinth');

function checkJava() {
  const asked = spawnSync('java', ['-version'], { encoding: 'utf8' });
  const major = Number(/version "(\d+)/.exec(asked.stderr ?? '')?.[1] ?? 0);
  if (major >= 17) return;
  const found = major === 0 ? 'no Java was found' : `Java ${major} was found`;
  throw new Error(
    `Kafka needs Java 17 or newer; ${found}. On Debian and Ubuntu: apt-get install openjdk-17-jre-headless`,
  );
}

/** Kafka's jars, fetched once by Maven. A folder is whole or not there: several may fetch at the same time. */
export function kafkaJars() {
  const folder = path.join(cacheFolder(), `kafka-${version()}`);
  if (fs.existsSync(folder)) return folder;
  if (spawnSync('mvn', ['-v']).status !== 0) {
    throw new Error(
      `Kafka's jars are not in ${folder} yet, and Maven, which fetches them, is not installed. ` +
        'On Debian and Ubuntu: apt-get install maven; or copy that folder from a machine that has it.',
    );
  }
  fs.mkdirSync(cacheFolder(), { recursive: true });
  const draft = fs.mkdtempSync(`${folder}.`);
  try {
    const args = ['-q', '-B', '-f', path.join(own, 'pom.xml'), 'dependency:copy-dependencies'];
    const ran = spawnSync('mvn', [...args, `-DoutputDirectory=${draft}`, '-DincludeScope=runtime'], {
      encoding: 'utf8',
      cwd: draft,
    });
    if (ran.status !== 0) throw new Error(`Maven could not fetch Kafka's jars:\n${ran.stdout}${ran.stderr}`);
    fs.renameSync(draft, folder);
  } catch (error) {
    if (!fs.existsSync(folder)) throw error;
  } finally {
    fs.rmSync(draft, { recursive: true, force: true });
  }
  return folder;
}

/** A second listener on which only this user and password are let in. */
const saslLines = ({ username, password }) => `
sasl.enabled.mechanisms=PLAIN
listener.name.sasl.plain.sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required user_${username}="${password}";
`;

function writeConfiguration(folder, { port, controllerPort, saslPort, sasl, settings }) {
  const values = {
    port,
    controllerPort,
    data: path.join(folder, 'data'),
    saslListener: sasl ? `,SASL://127.0.0.1:${saslPort}` : '',
  };
  const template = fs.readFileSync(path.join(own, 'server.properties'), 'utf8');
  const filled = template.replace(/\{(\w+)\}/g, (_whole, name) => String(values[name]));
  const more = Object.entries(settings).map(([name, value]) => `${name}=${value}\n`);
  const file = path.join(folder, 'server.properties');
  fs.writeFileSync(file, [filled, sasl ? saslLines(sasl) : '', ...more].join(''), { mode: 0o600 });
  return file;
}

/** ApiVersions v0, which a broker answers before anything else, with our correlation id: then it serves. */
const answers = (port) =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      const request = Buffer.from('0000000a0012000000000007ffff', 'hex');
      socket.write(request);
    });
    const settle = (is) => {
      socket.destroy();
      resolve(is);
    };
    socket.once('data', (reply) =>
      settle(reply.length >= 10 && reply.readInt32BE(4) === 7 && reply.readInt16BE(8) === 0),
    );
    socket.once('error', () => settle(false));
    socket.once('close', () => settle(false));
    socket.setTimeout(2_000, () => settle(false));
  });

const java = (jars, ...words) => ['-cp', path.join(jars, '*'), ...words];
const quiet = '-Dorg.slf4j.simpleLogger.defaultLogLevel=warn';

/** A broker that was killed may be started again before the system has taken its port back. */
async function launch({ jars, file, folder, port }) {
  const log = fs.openSync(path.join(folder, 'kafka.log'), 'a');
  const heap = ['-Xms128m', '-Xmx384m', '-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC'];
  // Detached: Ctrl-C is for whoever started it, who ends it by its pid.
  const child = spawn('java', [...heap, quiet, ...java(jars, 'kafka.Kafka', file)], {
    stdio: ['ignore', log, log],
    detached: true,
  });
  fs.closeSync(log);
  const until = Date.now() + READY_WITHIN_MS;
  while (!(await answers(port))) {
    if (child.exitCode !== null || child.signalCode !== null || Date.now() > until) {
      child.kill('SIGKILL');
      throw new Error(`Kafka did not start on port ${port}; see ${path.join(folder, 'kafka.log')}`);
    }
    await sleep(100);
  }
  return child;
}

const hasEnded = (child) => child.exitCode !== null || child.signalCode !== null;

async function end(child, signal) {
  if (hasEnded(child)) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill(signal);
  const late = setTimeout(() => child.kill('SIGKILL'), ENDED_WITHIN_MS);
  await ended;
  clearTimeout(late);
}

function format(jars, file, folder) {
  if (fs.existsSync(path.join(folder, 'data', 'meta.properties'))) return;
  // One id in 64 begins with what the tool would take for an option.
  const id = randomBytes(16).toString('base64url').replace(/^-/, 'A');
  const ran = spawnSync('java', [quiet, ...java(jars, 'kafka.tools.StorageTool', 'format', '-t', id, '-c', file)], {
    encoding: 'utf8',
  });
  if (ran.status !== 0) throw new Error(`Kafka could not format ${folder}:\n${ran.stdout}${ran.stderr}`);
}

/**
 * @param {{ home?: string, port?: number, sasl?: { username: string, password: string }, settings?: Record<string, string | number> }} [options]
 *   without a home, a temporary folder that goes with `stop`; `sasl` opens a second listener, `settings` are broker settings
 */
export async function startKafka({ home, port, sasl, settings = {} } = {}) {
  checkJava();
  const jars = kafkaJars();
  const folder = home ? path.resolve(home) : fs.mkdtempSync(path.join(os.tmpdir(), 'plinth-kafka-'));
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  const ports = { port: port ?? (await freePort()), controllerPort: await freePort() };
  const saslPort = sasl ? await freePort() : undefined;
  const file = writeConfiguration(folder, { ...ports, saslPort, sasl, settings });
  format(jars, file, folder);
  const start = () => launch({ jars, file, folder, port: ports.port });
  let child = await start();
  return {
    brokers: [`127.0.0.1:${ports.port}`],
    port: ports.port,
    saslBrokers: sasl ? [`127.0.0.1:${saslPort}`] : [],
    get pid() {
      return child.pid;
    },
    /** Ends it and, if the folder was made for it, that too. */
    stop: async () => {
      child.kill('SIGCONT');
      await end(child, 'SIGTERM');
      if (!home) fs.rmSync(folder, { recursive: true, force: true });
    },
    /** As a crash does; the data stays. */
    kill: () => end(child, 'SIGKILL'),
    /** After `kill`: the same ports, the same data. */
    restart: async () => {
      if (!hasEnded(child)) throw new Error('Kafka is still running');
      child = await start();
    },
    /** Resolves when the broker that runs now has ended. */
    ended: () => new Promise((resolve) => (hasEnded(child) ? resolve() : child.once('exit', () => resolve()))),
    /** It holds its connections and answers nothing. */
    pause: () => child.kill('SIGSTOP'),
    resume: () => child.kill('SIGCONT'),
  };
}

async function main(given) {
  const value = (name) => (given.includes(name) ? given[given.indexOf(name) + 1] : undefined);
  const username = value('--user');
  const settings = given.flatMap((word, at) => (word === '--set' ? [given[at + 1].split(/=(.*)/s).slice(0, 2)] : []));
  const kafka = await startKafka({
    home: value('--home'),
    port: Number(value('--port')) || undefined,
    sasl: username && { username, password: fs.readFileSync(value('--password-file'), 'utf8').trim() },
    settings: Object.fromEntries(settings),
  });
  const asking = username ? `, asking for a password at ${kafka.saslBrokers[0]}` : '';
  console.log(`kafka is ready at ${kafka.brokers[0]} (pid ${kafka.pid})${asking}`);
  void kafka.ended().then(() => process.exit(1));
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, () => void kafka.stop().then(() => process.exit(0)));
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  main(process.argv.slice(2)).catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
