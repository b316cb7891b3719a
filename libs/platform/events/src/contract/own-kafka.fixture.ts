import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { createInterface } from 'node:readline';

const starter = path.resolve(__dirname, '../../../../../tools/cluster/kafka.mjs');

/** A broker of one spec, which it may kill. */
export interface OwnKafka {
  readonly brokers: readonly string[];
  /** The same broker behind a listener that asks user `plinth` for `password`. */
  readonly askingBrokers: readonly string[];
  readonly password: string;
  /** SIGKILL of the broker. */
  kill(): Promise<void>;
  /** After `kill`: the same port, the same data. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

interface Running {
  readonly brokers: string;
  readonly asking: string;
  readonly pid: number;
  readonly ended: Promise<void>;
  end(): void;
}

/** Nobody on the listener with a password may do anything; without one, everything. */
const SETTINGS = [
  'authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer',
  'super.users=User:ANONYMOUS',
];

function launch(home: string, port: string | undefined): Promise<Running> {
  const words = ['--home', home, '--user', 'plinth', '--password-file', path.join(home, 'password')];
  const settings = SETTINGS.flatMap((setting) => ['--set', setting]);
  const child = spawn(process.execPath, [starter, ...words, ...settings, ...(port ? ['--port', port] : [])], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const [, brokers, pid, asking] = /ready at (\S+) \(pid (\d+)\).* at (\S+)$/.exec(line) ?? [];
      if (brokers && asking) resolve({ brokers, asking, pid: Number(pid), ended, end: () => child.kill('SIGTERM') });
    });
    void ended.then(() => reject(new Error('Kafka did not start')));
  });
}

export async function startOwnKafka(): Promise<OwnKafka> {
  const home = mkdtempSync(path.join(tmpdir(), 'plinth-own-kafka-'));
  const password = 'right-and-long';
  writeFileSync(path.join(home, 'password'), password, { mode: 0o600 });
  let running = await launch(home, undefined);
  const { brokers, asking } = running;
  return {
    brokers: [brokers],
    askingBrokers: [asking],
    password,
    kill: async () => {
      process.kill(running.pid, 'SIGKILL');
      await running.ended;
    },
    restart: async () => {
      running = await launch(home, brokers.split(':')[1]);
    },
    stop: async () => {
      running.end();
      await running.ended;
      rmSync(home, { recursive: true, force: true });
    },
  };
}
