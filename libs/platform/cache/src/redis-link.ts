import { Logger } from '@nestjs/common';
import { Redis } from 'ioredis';
import { DomainError } from '@plinth/error-contract';
import { CacheErrors } from './errors';
import { faultOf, isNews, isOfClient, lineOf, RedisTimeout } from './redis-fault';
import type { RedisFault } from './redis-fault';
import { noMeasure } from './redis-measure';
import type { RedisMeasure } from './redis-measure';
import { clientOptions, passwordOf } from './redis-settings';
import type { RedisSettings } from './redis-settings';

const PROBE_FIRST_MS = 50;
const PROBE_LONGEST_MS = 1_000;
/** Probes without an answer after which the connection itself is given up for a new one. */
const PROBES_PER_CONNECTION = 3;

/**
 * One connection and its circuit breaker. The first command that fails opens it; from then on nobody waits, and it is
 * closed again only by a probe of its own: a write that Redis has answered.
 */
export class RedisLink {
  readonly client: Redis;
  private readonly logger = new Logger('Redis');
  private readonly timeoutMs: number;
  private readonly where: string;
  private up = false;
  private closed = false;
  private probing: NodeJS.Timeout | undefined;
  private failedProbes = 0;
  private lastError: unknown = new Error('no connection yet');
  private told: { readonly fault: RedisFault; readonly since: number } | undefined;
  private readonly awaited = new Set<() => void>();

  constructor(
    private readonly settings: RedisSettings,
    private readonly measure: RedisMeasure = noMeasure,
  ) {
    const options = clientOptions(settings);
    this.where = `${options.host}:${options.port}`;
    this.timeoutMs = settings.commandTimeoutMs ?? 200;
    this.client = new Redis(options);
    this.client.on('error', (error) => this.fail(error));
    this.client.on('close', () => this.fail());
    this.client.on('ready', () => this.probeAfter(0));
    this.measure.up(false);
  }

  get isUp(): boolean {
    return this.up;
  }

  keyOf(kind: string, key: string): string {
    return `${this.settings.prefix ?? 'plinth'}:${kind}:${key}`;
  }

  /** Connects and waits for the first answer, at most so long: a start without Redis is a start. */
  async start(waitMs: number): Promise<void> {
    this.client.connect().catch(() => undefined);
    this.probeAfter(PROBE_FIRST_MS);
    if (this.up) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, waitMs);
      this.awaited.add(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }

  /** @throws DomainError `cache.unavailable`, at once while the breaker is open */
  async run<T>(work: (client: Redis) => Promise<T>): Promise<T> {
    if (!this.up) throw new DomainError(CacheErrors.unavailable);
    try {
      return await this.timed(work(this.client));
    } catch (error) {
      this.measure.failed(faultOf(error));
      this.fail(error);
      throw new DomainError(CacheErrors.unavailable);
    }
  }

  close(): void {
    this.closed = true;
    this.up = false;
    clearTimeout(this.probing);
    endAtOnce(this.client);
  }

  private timed<T>(work: Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      // A process that was busy itself finds the answer lying there: it is read before the time is called over.
      const late = () => setImmediate(() => reject(new RedisTimeout(`${this.timeoutMs} ms`)));
      const timer = setTimeout(late, this.timeoutMs);
      work.then(
        (value) => {
          clearTimeout(timer);
          resolve(value);
        },
        (error: Error) => {
          clearTimeout(timer);
          reject(error);
        },
      );
    });
  }

  private fail(error?: unknown): void {
    if (error !== undefined && !isOfClient(error)) this.lastError = error;
    if (!this.up || this.closed) return;
    this.up = false;
    if (error === undefined) this.lastError = new Error('the connection was closed');
    this.failedProbes = 0;
    this.probeAfter(0);
  }

  private probeAfter(ms: number): void {
    if (this.closed || this.up) return;
    clearTimeout(this.probing);
    this.probing = setTimeout(() => void this.probe(), ms).unref();
  }

  private async probe(): Promise<void> {
    try {
      if (this.client.status !== 'ready') throw this.lastError;
      await this.timed(this.client.set(this.keyOf('probe', 'write'), '1', 'PX', 1_000));
    } catch (error) {
      if (!isOfClient(error)) this.lastError = error;
      if (!this.closed) this.stayDown();
      return;
    }
    if (!this.closed) this.goUp();
  }

  private stayDown(): void {
    const fault = faultOf(this.lastError);
    this.failedProbes += 1;
    // One probe may fail by an unlucky moment of either side; it is no news yet.
    if (this.failedProbes > 1 && isNews(this.told?.fault, fault)) this.tell(fault);
    if (fault === 'wrong_password') this.readPasswordAgain();
    if (this.failedProbes % PROBES_PER_CONNECTION === 0) this.connectAnew();
    this.probeAfter(Math.min(PROBE_LONGEST_MS, PROBE_FIRST_MS * 2 ** Math.min(this.failedProbes, 10)));
  }

  private goUp(): void {
    this.up = true;
    this.failedProbes = 0;
    this.measure.up(true);
    if (this.told !== undefined) {
      const seconds = Math.round((performance.now() - this.told.since) / 1_000);
      this.logger.log(`Redis at ${this.where} is back after ${seconds} s: limits are shared again.`);
      this.told = undefined;
    }
    for (const settle of this.awaited) settle();
    this.awaited.clear();
  }

  private tell(fault: RedisFault): void {
    this.told = { fault, since: this.told?.since ?? performance.now() };
    this.measure.up(false);
    this.logger.warn(lineOf(fault, this.where, (this.lastError as Error).message));
  }

  private readPasswordAgain(): void {
    try {
      const password = passwordOf(this.settings);
      if (password === undefined || password === this.client.options.password) return;
      this.client.options.password = password;
      this.connectAnew();
    } catch {
      // The file is being written: the next probe reads it.
    }
  }

  /** For a peer that is gone without a word, and a server that takes connections and says nothing. */
  private connectAnew(): void {
    if (this.client.status === 'end') this.client.connect().catch(() => undefined);
    else if (['connecting', 'connect', 'ready'].includes(this.client.status)) this.client.disconnect(true);
  }
}

/** Without waiting for a peer that may never answer. */
export function endAtOnce(client: Redis): void {
  client.disconnect();
  client.stream?.destroy();
}
