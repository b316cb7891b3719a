import { randomUUID } from 'node:crypto';
import type { Redis } from 'ioredis';
import type { RedisLink } from './redis-link';
import { BEAT } from './redis-scripts';
import { Replicas } from './replicas';

const BEAT_MS = 2_000;
/** Without a beat for so long a process is gone; and a lower count is believed only when it has lasted so long. */
const GONE_AFTER_MS = 10_000;

interface WithBeat extends Redis {
  plinthBeat(key: string, who: string, goneAfterMs: number): Promise<number>;
}

/** Each process says through Redis that it lives. While Redis is away the last known number holds. */
export class RedisReplicas extends Replicas {
  private readonly id = randomUUID();
  private readonly key: string;
  private readonly timer: NodeJS.Timeout;
  private heard: readonly { readonly count: number; readonly at: number }[] = [];

  /** `atLeast`: what the operator knows; it counts until Redis has said more. */
  constructor(
    private readonly link: RedisLink,
    service: string,
    private readonly atLeast = 1,
  ) {
    super();
    this.key = link.keyOf('replicas', service);
    link.client.defineCommand('plinthBeat', { numberOfKeys: 1, lua: BEAT });
    this.timer = setInterval(() => void this.beat(), BEAT_MS).unref();
  }

  get count(): number {
    return Math.max(1, this.atLeast, ...this.heard.map(({ count }) => count));
  }

  async beat(): Promise<void> {
    if (!this.link.isUp) return;
    try {
      const count = await this.link.run((client) => (client as WithBeat).plinthBeat(this.key, this.id, GONE_AFTER_MS));
      const at = performance.now();
      this.heard = [...this.heard.filter((beat) => at - beat.at < GONE_AFTER_MS), { count, at }];
    } catch {
      // The last number holds.
    }
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.link.run((client) => client.zrem(this.key, this.id)).catch(() => undefined);
  }
}
