import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import * as fs from 'node:fs';
import { createServer } from 'node:net';
import * as os from 'node:os';
import * as path from 'node:path';
import { inherited } from './config';

const dist = path.join(__dirname, '../../../dist');
const PATIENCE_MS = 60_000;

type Settings = Readonly<Record<string, string>>;

/** Below those that the system gives to outgoing connections: one of those may be taken until the server listens. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 12_000);
    const probe = createServer();
    const isFree = await new Promise<boolean>((resolve) => {
      probe.once('error', () => resolve(false));
      probe.listen(port, '127.0.0.1', () => resolve(true));
    });
    await new Promise((resolve) => probe.close(resolve));
    if (isFree) return port;
  }
}

/** A folder that PostgreSQL's own user can reach, in memory where there is some. */
export function makeHome(): string {
  const home = fs.mkdtempSync(path.join(fs.existsSync('/dev/shm') ? '/dev/shm' : os.tmpdir(), 'plinth-homework-'));
  fs.chmodSync(home, 0o711);
  return home;
}

const start = (script: string, words: readonly string[], settings: Settings): ChildProcess =>
  spawn(process.execPath, [path.join(dist, script), ...words], { env: { ...inherited, ...settings }, stdio: 'pipe' });

/** A server as its user starts it: there when it says so. */
export class RunningServer {
  private constructor(private readonly child: ChildProcess) {}

  static async start(script: string, settings: Settings, ready: RegExp): Promise<RunningServer> {
    const child = start(script, [], settings);
    let said = '';
    await new Promise<void>((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`${script} was not ready in time:\n${said}`)), PATIENCE_MS);
      const hear = (text: Buffer): void => {
        said += text.toString();
        if (!ready.test(said)) return;
        clearTimeout(late);
        resolve();
      };
      child.stdout?.on('data', hear);
      child.stderr?.on('data', hear);
      child.once('close', (code) => {
        clearTimeout(late);
        reject(new Error(`${script} ended with ${code}:\n${said}`));
      });
    });
    return new RunningServer(child);
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null) return;
    const ended = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.kill('SIGINT');
    await ended;
  }
}

/** `npx plinth … --json`. @throws Error with what it said when it refused */
export async function plinth<T>(home: string, words: readonly string[], input = ''): Promise<T> {
  const child = start('apps/cli/src/main.js', ['--json', ...words], { PLINTH_HOME: home });
  let [stdout, stderr] = ['', ''];
  child.stdout?.on('data', (text: Buffer) => (stdout += text.toString()));
  child.stderr?.on('data', (text: Buffer) => (stderr += text.toString()));
  child.stdin?.end(input);
  const code = await new Promise((resolve) => child.once('close', resolve));
  if (code !== 0) throw new Error(`plinth ${words.join(' ')}: ${code} ${stdout} ${stderr}`);
  return JSON.parse(stdout) as T;
}
