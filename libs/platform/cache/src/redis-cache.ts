import type { Redis } from 'ioredis';
import { Cache } from './cache';
import type { Counted } from './cache';
import { checkDuration, textOf } from './kept-value';
import type { RedisLink } from './redis-link';
import { INCREMENT } from './redis-scripts';

interface WithIncrement extends Redis {
  plinthIncrement(key: string, by: number, ttlMs: number): Promise<[number, number]>;
}

/** The form of the cluster shape: one count for all processes. */
export class RedisCache extends Cache {
  constructor(private readonly link: RedisLink) {
    super();
    link.client.defineCommand('plinthIncrement', { numberOfKeys: 1, lua: INCREMENT });
  }

  async get<T>(key: string): Promise<T | undefined> {
    if (!this.link.isUp) return undefined;
    const text = await this.link.run((client) => client.get(this.valueKey(key))).catch(() => null);
    return text === null ? undefined : (JSON.parse(text) as T);
  }

  async set(key: string, value: unknown, ttlMs: number): Promise<void> {
    const text = textOf(value);
    checkDuration(ttlMs);
    if (!this.link.isUp) return;
    await this.link
      .run((client) => client.set(this.valueKey(key), text, 'PX', Math.ceil(ttlMs)))
      .catch(() => undefined);
  }

  async delete(key: string): Promise<void> {
    await this.link.run((client) => client.del(this.valueKey(key), this.counterKey(key)));
  }

  async increment(key: string, by: number, ttlMs: number): Promise<Counted> {
    checkDuration(ttlMs);
    const [count, expiresInMs] = await this.link.run((client) =>
      (client as WithIncrement).plinthIncrement(this.counterKey(key), by, Math.ceil(ttlMs)),
    );
    return { count, expiresInMs };
  }

  private valueKey(key: string): string {
    return this.link.keyOf('value', key);
  }

  private counterKey(key: string): string {
    return this.link.keyOf('count', key);
  }
}
