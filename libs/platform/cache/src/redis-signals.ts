import { Redis } from 'ioredis';
import { ListenersByChannel } from './listeners-by-channel';
import { endAtOnce } from './redis-link';
import type { RedisLink } from './redis-link';
import { clientOptions, passwordOf } from './redis-settings';
import type { RedisSettings } from './redis-settings';
import { Signals } from './signals';

/** Pub/sub. Messages are empty and their content is never read: who can write to Redis can wake, and nothing else. */
export class RedisSignals extends Signals {
  private readonly listeners = new ListenersByChannel();
  private readonly subscriber: Redis;

  constructor(
    private readonly link: RedisLink,
    settings: RedisSettings,
  ) {
    super();
    this.subscriber = new Redis({ ...clientOptions(settings), connectionName: 'plinth-signals' });
    // The link tells what is wrong with Redis; twice would be once too often.
    this.subscriber.on('error', () => undefined);
    this.subscriber.on('close', () => this.readPasswordAgain(settings));
    this.subscriber.on('message', (channel: string) => this.listeners.wake(channel));
    this.subscriber.on(
      'ready',
      () => void this.subscribe(this.listeners.channels).then(() => this.listeners.wakeAll()),
    );
  }

  start(): void {
    this.subscriber.connect().catch(() => undefined);
  }

  send(channel: string): void {
    if (!this.link.isUp) return;
    void this.link.run((client) => client.publish(this.nameOf(channel), '')).catch(() => undefined);
  }

  listen(channel: string, wake: () => void): () => void {
    const name = this.nameOf(channel);
    const stop = this.listeners.add(name, wake);
    if (this.subscriber.status === 'ready') void this.subscribe([name]);
    return stop;
  }

  stop(): void {
    endAtOnce(this.subscriber);
  }

  private async subscribe(names: readonly string[]): Promise<void> {
    if (names.length > 0) await this.subscriber.subscribe(...names).catch(() => undefined);
  }

  /** Passwords are rotated without a restart. */
  private readPasswordAgain(settings: RedisSettings): void {
    try {
      this.subscriber.options.password = passwordOf(settings) ?? this.subscriber.options.password;
    } catch {
      // The file is being written: the next connection reads it.
    }
  }

  private nameOf(channel: string): string {
    return this.link.keyOf('signal', channel);
  }
}
