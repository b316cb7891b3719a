// A Redis for development and tests: loopback, a free port, its own folder, nothing kept on disk.
// node tools/cluster/redis.mjs [--home <folder>] [--port <port>] [--password-file <file>]   runs until it is interrupted.
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { connect } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { freePort } from '../free-port.mjs';

const READY_WITHIN_MS = 10_000;
const ENDED_WITHIN_MS = 5_000;

/** What a new Redis says to PING: `+PONG`, or `-NOAUTH` when it wants a password; both mean that it serves. */
const answers = (port) =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write('PING\r\n'));
    const settle = (is) => {
      socket.destroy();
      resolve(is);
    };
    socket.once('data', (text) => settle(/^(\+PONG|-NOAUTH)/.test(String(text))));
    socket.once('error', () => settle(false));
    socket.setTimeout(1_000, () => settle(false));
  });

function checkInstalled() {
  if (spawnSync('redis-server', ['--version']).status === 0) return;
  throw new Error('redis-server is not installed. On Debian and Ubuntu: apt-get install redis-server (7.0 or newer).');
}

const configuration = ({ home, port, password }) => `
bind 127.0.0.1
port ${port}
dir ${JSON.stringify(home)}
pidfile ${JSON.stringify(path.join(home, 'redis.pid'))}
logfile ${JSON.stringify(path.join(home, 'redis.log'))}
daemonize no
set-proc-title no
save ""
appendonly no
maxmemory 256mb
maxmemory-policy volatile-lru
${password ? `requirepass ${JSON.stringify(password)}` : ''}
`;

/**
 * @param {{ home?: string, port?: number, password?: string }} [options] without a home, a temporary folder that
 *   goes with `stop`
 */
export async function startRedis({ home, port, password } = {}) {
  checkInstalled();
  const folder = home ? path.resolve(home) : fs.mkdtempSync(path.join(os.tmpdir(), 'plinth-redis-'));
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  const chosen = port ?? (await freePort());
  const file = path.join(folder, 'redis.conf');
  fs.writeFileSync(file, configuration({ home: folder, port: chosen, password }), { mode: 0o600 });
  const running = { child: undefined };

  const start = async () => {
    // Detached: Ctrl-C is for whoever started it, who ends it by its pid.
    const child = spawn('redis-server', [file], { stdio: 'ignore', detached: true });
    running.child = child;
    const until = Date.now() + READY_WITHIN_MS;
    while (!(await answers(chosen))) {
      if (child.exitCode !== null || Date.now() > until) {
        child.kill('SIGKILL');
        throw new Error(`Redis did not start on port ${chosen}; see ${path.join(folder, 'redis.log')}`);
      }
      await sleep(20);
    }
  };
  const end = async (signal) => {
    const { child } = running;
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    const late = setTimeout(() => child.kill('SIGKILL'), ENDED_WITHIN_MS);
    await ended;
    clearTimeout(late);
  };

  await start();
  return {
    url: `redis://127.0.0.1:${chosen}`,
    port: chosen,
    get pid() {
      return running.child.pid;
    },
    /** Ends it and, if the folder was made for it, that too. */
    stop: async () => {
      running.child.kill('SIGCONT');
      await end('SIGTERM');
      if (!home) fs.rmSync(folder, { recursive: true, force: true });
    },
    /** As a crash does: everything in it is gone. */
    kill: () => end('SIGKILL'),
    /** Empty again, on the same port. */
    restart: start,
    /** It holds its connections and answers nothing. */
    pause: () => running.child.kill('SIGSTOP'),
    resume: () => running.child.kill('SIGCONT'),
  };
}

function argumentsOf(given) {
  const value = (name) => (given.includes(name) ? given[given.indexOf(name) + 1] : undefined);
  const passwordFile = value('--password-file');
  return {
    home: value('--home'),
    port: value('--port') === undefined ? undefined : Number(value('--port')),
    password: passwordFile && fs.readFileSync(passwordFile, 'utf8').trim(),
  };
}

async function main() {
  const redis = await startRedis(argumentsOf(process.argv.slice(2)));
  console.log(`redis is ready at ${redis.url} (pid ${redis.pid})`);
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, () => void redis.stop().then(() => process.exit(0)));
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  main().catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
