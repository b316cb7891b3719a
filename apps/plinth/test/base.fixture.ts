import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { freePort } from '@plinth/platform-testing';
import { testConfig } from './config';

export const root = path.join(__dirname, '../../..');
const MAIN = path.join(root, 'dist/apps/plinth/src/main.js');
const CLUSTER = path.join(root, 'tools/cluster.mjs');
const CLI = path.join(root, 'dist/apps/cli/src/main.js');

const isCluster = testConfig.shape === 'cluster';

/** The longest that anybody waits for a base to come up or go down on a busy machine. */
const PATIENCE = isCluster ? 180_000 : 60_000;

export interface Finished {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The answer of the operator's command line; `body` is what `--json` printed. */
export interface CliAnswer extends Finished {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- a black box: each spec says what it expects of it (issue 3)
  readonly body: any;
}

/** A folder that PostgreSQL's own user can reach, in memory where there is some. */
export function makeHome(): string {
  const home = fs.mkdtempSync(path.join(fs.existsSync('/dev/shm') ? '/dev/shm' : os.tmpdir(), 'plinth-e2e-'));
  fs.chmodSync(home, 0o711);
  return home;
}

/** A process as a user starts it, with everything it said. */
class Running {
  stdout = '';
  stderr = '';
  readonly ended: Promise<Finished>;

  constructor(readonly child: ChildProcess) {
    child.stdout?.on('data', (text: Buffer) => (this.stdout += text.toString()));
    child.stderr?.on('data', (text: Buffer) => (this.stderr += text.toString()));
    this.ended = new Promise((resolve) =>
      child.on('close', (exitCode) => resolve({ exitCode, stdout: this.stdout, stderr: this.stderr })),
    );
  }

  /** Until it said so on its standard output; undefined when it ended before. */
  async said(pattern: RegExp): Promise<RegExpExecArray | undefined> {
    const until = Date.now() + PATIENCE;
    while (Date.now() < until) {
      const match = pattern.exec(this.stdout);
      if (match) return match;
      if (this.child.exitCode !== null || this.child.signalCode !== null) return undefined;
      await pause(20);
    }
    throw new Error(`Nothing like ${pattern} within ${PATIENCE} ms:\n${this.stdout}\n${this.stderr}`);
  }
}

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

function run(script: string, words: readonly string[], settings: Readonly<Record<string, string>>): Running {
  const env = { ...testConfig.environment, ...settings };
  return new Running(spawn(process.execPath, [script, ...words], { cwd: root, env, stdio: ['pipe', 'pipe', 'pipe'] }));
}

/** Starts the base and waits for its end: for starts that are expected to fail. */
export const runBase = (settings: Readonly<Record<string, string>>): Promise<Finished> => run(MAIN, [], settings).ended;

/** A cluster of its own on the Kafka and the Redis of this run, where its names are its own by its folder. It ends at once. */
const clusterSettings = (home: string): Record<string, string> => ({
  PLINTH_KAFKA_BROKERS: testConfig.brokers ?? '',
  PLINTH_REDIS_URL: testConfig.redisUrl ?? '',
  PLINTH_KAFKA_PREFIX: path.basename(home),
  PLINTH_REDIS_PREFIX: path.basename(home),
  PLINTH_DRAIN_DELAY_MS: '0',
});

/** The base as its user starts it, in a folder of its own: `npm start`, or `npm run cluster`. */
export class TestBase {
  private constructor(
    readonly url: string,
    readonly home: string,
    private readonly process: Running | undefined,
  ) {}

  /** A new base; `home` of an earlier one starts that again. */
  static async start(home = makeHome(), settings: Readonly<Record<string, string>> = {}): Promise<TestBase> {
    if (testConfig.baseUrl !== undefined)
      return new TestBase(testConfig.baseUrl, testConfig.baseHome ?? path.join(root, '.plinth'), undefined);
    const port = settings['PLINTH_PORT'] ?? String(await freePort());
    const shape = isCluster ? clusterSettings(home) : {};
    const given = { PLINTH_HOME: home, PLINTH_PORT: port, PLINTH_LOG_LEVEL: 'warn', ...shape, ...settings };
    const process = run(isCluster ? CLUSTER : MAIN, [], given);
    const ready = await process.said(/^Plinth is ready at (\S+)$/m);
    if (ready === undefined) throw new Error(`The base did not start:\n${process.stdout}\n${process.stderr}`);
    return new TestBase(ready[1] as string, home, process);
  }

  get output(): string {
    return `${this.process?.stdout ?? ''}${this.process?.stderr ?? ''}`;
  }

  /** The one-time code for the first administrator, as the terminal shows it on a line of its own. */
  async firstCode(): Promise<string> {
    if (this.process === undefined) return (await this.cli('admin', 'invite')).body.code;
    return (await this.process.said(/^([A-Z0-9]{4}(?:-[A-Z0-9]{4}){2})$/m))?.[1] as string;
  }

  /** `npx plinth … --json` of the operator. */
  async cli(...words: readonly string[]): Promise<CliAnswer> {
    return this.cliWith({}, ...words);
  }

  async cliWith(
    { input, ...settings }: Readonly<Record<string, string>>,
    ...words: readonly string[]
  ): Promise<CliAnswer> {
    const command = run(CLI, ['--json', ...words], { PLINTH_HOME: this.home, LANG: 'zh_CN.UTF-8', ...settings });
    command.child.stdin?.end(input ?? '');
    const finished = await command.ended;
    return { ...finished, body: finished.stdout.startsWith('{') ? JSON.parse(finished.stdout) : undefined };
  }

  /** The operator's command line in a shell, with something behind its name: `plinth unit list | head`. */
  shell(line: string): Promise<Finished> {
    const env = { ...testConfig.environment, PLINTH_HOME: this.home };
    const plinth = `plinth() { "${process.execPath}" "${CLI}" "$@"; }`;
    return new Running(spawn('sh', ['-c', `${plinth}; ${line}`], { env })).ended;
  }

  /** Pid of its PostgreSQL, by its pid file. */
  postgresPid(): number | undefined {
    try {
      return Number(fs.readFileSync(path.join(this.home, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
    } catch {
      return undefined;
    }
  }

  /** Of all its processes. */
  log(): string {
    const logs = path.join(this.home, 'logs');
    const files = isCluster
      ? fs.readdirSync(logs).map((name) => path.join(logs, name))
      : [path.join(this.home, 'plinth.log')];
    return files.map((file) => fs.readFileSync(file, 'utf8')).join('');
  }

  /** Sends a signal to this process alone and waits for its end. */
  async end(signal: NodeJS.Signals = 'SIGINT'): Promise<Finished | undefined> {
    if (this.process === undefined) return undefined;
    this.process.child.kill(signal);
    return this.process.ended;
  }

  /** Ends it and removes its folder. */
  async close(): Promise<void> {
    if (this.process === undefined) return;
    const postgres = this.postgresPid();
    const patience = setTimeout(() => this.process?.child.kill('SIGKILL'), PATIENCE);
    await this.end();
    clearTimeout(patience);
    if (postgres !== undefined && isAlive(postgres)) process.kill(postgres, 'SIGINT');
    while (postgres !== undefined && isAlive(postgres)) await pause(50);
    fs.rmSync(this.home, { recursive: true, force: true });
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Asks again until it holds; what it was the last time when it never did. */
export async function eventually<T>(
  ask: () => Promise<T>,
  holds: (answer: T) => boolean,
  withinMs = 5_000,
): Promise<T> {
  const until = Date.now() + withinMs;
  for (;;) {
    const answer = await ask();
    if (holds(answer) || Date.now() > until) return answer;
    await pause(50);
  }
}
