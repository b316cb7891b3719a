import * as path from 'node:path';

/** A Redis of a spec's own, to be killed and paused at will. */
export interface TestRedis {
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  stop(): Promise<void>;
  kill(): Promise<void>;
  restart(): Promise<void>;
  pause(): void;
  resume(): void;
}

interface Starter {
  startRedis(options?: { readonly port?: number; readonly password?: string }): Promise<TestRedis>;
}

const starter = path.resolve(__dirname, '../../../../tools/cluster/redis.mjs');

export async function startTestRedis(options?: Parameters<Starter['startRedis']>[0]): Promise<TestRedis> {
  const { startRedis } = (await import(starter)) as Starter;
  return startRedis(options);
}
