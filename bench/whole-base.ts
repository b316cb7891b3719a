// A whole base as `npm start` runs it, in a process of its own and a folder of its own, for the benches.
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '@plinth/platform-testing';
import { cpuOfBase } from './process-cost';
import type { Cpu } from './process-cost';

const MAIN = path.join(__dirname, '..', 'apps', 'plinth', 'src', 'main.js');
const START_LIMIT_MS = 60_000;
const STOP_LIMIT_MS = 20_000;
/** Bases that run or are starting. */
const children = new Set<ChildProcess>();

export function makeHome(): string {
  const home = fs.mkdtempSync(path.join(os.tmpdir(), 'plinth-bench-'));
  fs.chmodSync(home, 0o711);
  return home;
}

export interface BaseOptions {
  readonly home: string;
  readonly port: number;
  readonly environment?: NodeJS.ProcessEnv;
}

/** A base that runs. `url` is the address of its gateway. */
export class WholeBase {
  private constructor(
    readonly url: string,
    readonly home: string,
    readonly readyMs: number,
    private readonly child: ChildProcess,
  ) {}

  static async start({ home, port, environment = {} }: BaseOptions): Promise<WholeBase> {
    const started = performance.now();
    const child = spawn(process.execPath, [MAIN], {
      // eslint-disable-next-line no-restricted-syntax -- the base inherits what the bench was started with
      env: { ...process.env, PLINTH_HOME: home, PLINTH_PORT: String(port), PLINTH_LOG_LEVEL: 'error', ...environment },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    children.add(child);
    child.once('exit', () => children.delete(child));
    const readyMs = await new Promise<number>((resolve, reject) => {
      const late = setTimeout(() => reject(new Error('The base was not ready within a minute')), START_LIMIT_MS);
      let text = '';
      child.stdout?.on('data', (chunk: Buffer) => {
        text += chunk.toString();
        if (!text.includes('Plinth is ready at')) return;
        clearTimeout(late);
        resolve(performance.now() - started);
      });
      child.once('exit', (code) => reject(new Error(`The base ended with ${code}`)));
    });
    return new WholeBase(`http://127.0.0.1:${port}`, home, readyMs, child);
  }

  get pid(): number {
    return this.child.pid as number;
  }

  /** Folder of the socket of its PostgreSQL, and the owner: benches set things up and look at plans by them. */
  owner(): { host: string; port: number; user: string; database: string } {
    return { host: path.join(dataFolder(this.home), 'socket'), port: 5432, user: 'plinth_owner', database: 'plinth' };
  }

  cpu(): Cpu {
    return cpuOfBase(this.pid, postmasterOf(dataFolder(this.home)) ?? 0);
  }

  async operatorToken(): Promise<string> {
    const { clientId, clientSecret } = JSON.parse(fs.readFileSync(path.join(this.home, 'operator.json'), 'utf8')) as {
      clientId: string;
      clientSecret: string;
    };
    const response = await fetch(`${this.url}/oauth/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}` },
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
    });
    const { access_token: token } = (await response.json()) as { access_token?: string };
    if (token === undefined) throw new Error(`No token for the operator: ${response.status}`);
    return token;
  }

  /** Asks the API as the operator. @throws Error on anything but a success */
  async api<T>(method: string, route: string, body?: unknown): Promise<T> {
    const raw = body instanceof Uint8Array;
    const response = await fetch(`${this.url}${route}`, {
      method,
      headers: {
        authorization: `Bearer ${await this.operatorToken()}`,
        ...(body === undefined ? {} : { 'content-type': raw ? 'application/octet-stream' : 'application/json' }),
      },
      ...(body === undefined ? {} : { body: raw ? (body as Uint8Array<ArrayBuffer>) : JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${route}: ${response.status} ${text.slice(0, 300)}`);
    return (text === '' ? undefined : JSON.parse(text)) as T;
  }

  /** As Ctrl-C would; a base that does not end is killed. */
  async stop(): Promise<void> {
    if (this.child.exitCode !== null) return;
    const ended = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.kill('SIGINT');
    await Promise.race([ended, sleep(STOP_LIMIT_MS, undefined, { ref: false })]);
    if (this.child.exitCode === null) this.child.kill('SIGKILL');
  }
}

/** Runs `work` on a base of its own and removes every trace of it; in a home that is given it stays. */
export async function withBase(
  environment: NodeJS.ProcessEnv,
  work: (base: WholeBase) => Promise<void>,
  keptHome?: string,
): Promise<void> {
  const home = keptHome ?? makeHome();
  let base: WholeBase | undefined;
  const end = async (): Promise<void> => {
    await base?.stop();
    if (keptHome === undefined) await removeHome(home);
  };
  // Out of time: nothing is left behind.
  process.once('SIGTERM', () => void end().finally(() => process.exit(1)));
  try {
    base = await WholeBase.start({ home, port: await freePort(), environment });
    await work(base);
  } finally {
    await end();
  }
}

/** Everything of a base that has ended or is still starting: its PostgreSQL, its folder and, where it is elsewhere, its data. */
export async function removeHome(home: string): Promise<void> {
  for (const child of children) child.kill('SIGKILL');
  const data = dataFolder(home);
  const pid = postmasterOf(data);
  if (pid !== undefined) {
    signal(pid, 'SIGINT');
    for (let waited = 0; waited < 10_000 && signal(pid, 0); waited += 50) await sleep(50);
  }
  fs.rmSync(data, { recursive: true, force: true });
  fs.rmSync(home, { recursive: true, force: true });
}

/** Where the data of PostgreSQL is: in the home, or elsewhere when root started it in a closed folder. */
function dataFolder(home: string): string {
  const pointer = path.join(home, 'postgres.path');
  return fs.existsSync(pointer) ? fs.readFileSync(pointer, 'utf8').trim() : home;
}

function postmasterOf(folder: string): number | undefined {
  const file = path.join(folder, 'postgres', 'postmaster.pid');
  return fs.existsSync(file) ? Number(fs.readFileSync(file, 'utf8').split('\n')[0]) : undefined;
}

function signal(pid: number, name: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, name);
  } catch {
    return false;
  }
}
