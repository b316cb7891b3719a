import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { freePort } from '@plinth/platform-testing';
import { isAlive, makeHome, root as own } from '../base.fixture';
import { testConfig } from '../config';

interface Part {
  readonly name: string;
  readonly pid: number;
}

interface ClusterState {
  readonly kafka: { readonly pid: number };
  readonly redis: { readonly pid: number };
  readonly brokers: readonly string[];
  readonly services: readonly (Part & { readonly management: string })[];
}

/** This runs compiled. */
const root = path.basename(own) === 'dist' ? path.dirname(own) : own;
const READY_WITHIN_MS = 240_000;

/** `npm run cluster` in a process and a folder of its own, and every part of it by its pid. */
export class ClusterProcess {
  private constructor(
    readonly url: string,
    private readonly home: string,
    private readonly process: ChildProcess,
    private readonly said: { text: string },
  ) {}

  static async start(): Promise<ClusterProcess> {
    const home = makeHome();
    const env = {
      ...testConfig.environment,
      PLINTH_HOME: home,
      PLINTH_PORT: String(await freePort()),
      PLINTH_RATE_LIMIT_FACTOR: '1000',
      NODE_OPTIONS: `--require ${path.join(__dirname, 'jumping-clock.js')}`,
    };
    const child = spawn(process.execPath, [path.join(root, 'tools/cluster.mjs')], { cwd: root, env });
    const said = { text: '' };
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => (said.text += String(text)));
    for (const end = Date.now() + READY_WITHIN_MS; ; await sleep(100)) {
      const url = /^Plinth is ready at (\S+)$/m.exec(said.text)?.[1];
      if (url !== undefined) return new ClusterProcess(url, home, child, said);
      if (child.exitCode !== null || Date.now() > end) throw new Error(`The cluster did not start:\n${said.text}`);
    }
  }

  state(): ClusterState {
    return JSON.parse(fs.readFileSync(path.join(this.home, 'cluster.json'), 'utf8')) as ClusterState;
  }

  /** A service, `kafka` or `redis` as it is now; undefined while it is down. */
  part(name: string): Part | undefined {
    const { services, kafka, redis } = this.state();
    const all = [...services, { name: 'kafka', ...kafka }, { name: 'redis', ...redis }];
    const found = all.find((part) => part.name === name);
    return found !== undefined && isAlive(found.pid) ? found : undefined;
  }

  /** Statements past every role: set-up and proof, never the load. */
  async asOwner<R>(text: string, values: readonly unknown[] = []): Promise<R[]> {
    const client = new Client({ host: path.join(this.home, 'socket'), user: 'plinth_owner', database: 'plinth' });
    await client.connect();
    try {
      return (await client.query(text, [...values])).rows as R[];
    } finally {
      await client.end();
    }
  }

  /** `npx plinth … --json` of its operator. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- a black box: the caller says what it expects of it
  async cli(...words: readonly string[]): Promise<any> {
    const env = { ...testConfig.environment, PLINTH_HOME: this.home };
    const child = spawn(process.execPath, [path.join(root, 'dist/apps/cli/src/main.js'), '--json', ...words], { env });
    const out = { stdout: '', stderr: '' };
    child.stdout.on('data', (text: Buffer) => (out.stdout += String(text)));
    child.stderr.on('data', (text: Buffer) => (out.stderr += String(text)));
    const code = await new Promise((resolve) => child.once('close', resolve));
    if (code !== 0) throw new Error(`plinth ${words.join(' ')} ended with ${code}: ${out.stdout}${out.stderr}`);
    return JSON.parse(out.stdout);
  }

  /** Until every service says that it is ready. */
  async settled(withinMs = 90_000): Promise<void> {
    for (const end = Date.now() + withinMs; ; await sleep(200)) {
      const told = await Promise.all(this.state().services.map(({ name, management }) => readiness(name, management)));
      const unready = told.filter((text) => text !== undefined);
      if (unready.length === 0) return;
      if (Date.now() > end) throw new Error(`Not every service came back:\n${unready.join('\n')}\n${this.lastWords()}`);
    }
  }

  /** The end of what each service wrote to its log. */
  lastWords(): string {
    const folder = path.join(this.home, 'logs');
    const tail = (file: string): string =>
      fs.readFileSync(path.join(folder, file), 'utf8').split('\n').slice(-6).join('\n');
    return fs
      .readdirSync(folder)
      .map((file) => `--- ${file}\n${tail(file)}`)
      .join('\n');
  }

  get operatorFile(): string {
    return path.join(this.home, 'operator.json');
  }

  get output(): string {
    return this.said.text;
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.process.once('close', resolve));
    this.process.kill('SIGINT');
    await ended;
    fs.rmSync(this.home, { recursive: true, force: true });
  }
}

/** What it says as long as it is not ready. */
async function readiness(name: string, management: string): Promise<string | undefined> {
  const answer = await fetch(`${management}/readyz?exclude=bus`, { signal: AbortSignal.timeout(3_000) }).catch(
    () => undefined,
  );
  const text = await answer?.text();
  return answer?.ok === true ? undefined : `${name}: ${text ?? 'does not answer'}`;
}
