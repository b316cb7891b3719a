import { spawn } from 'node:child_process';
import * as path from 'node:path';
import { createInterface } from 'node:readline';
import { environment } from './config';

export interface EngineAtWork {
  /** What its starter said when it was ready. */
  readonly said: string;
  stop(): Promise<void>;
}

/** An engine of one spec, with passwords and certificates of its own: `redis` or `kafka` of tools/cluster. */
export function startEngine(name: 'redis' | 'kafka', ...words: readonly string[]): Promise<EngineAtWork> {
  const starter = path.join(__dirname, '../../../tools/cluster', `${name}.mjs`);
  const child = spawn(process.execPath, [starter, ...words], {
    env: environment,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = (): Promise<void> => {
    child.kill('SIGTERM');
    return ended;
  };
  return new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (said) => resolve({ said, stop }));
    void ended.then(() => reject(new Error(`${name} did not start`)));
  });
}
