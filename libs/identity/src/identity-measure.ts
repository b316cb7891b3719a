import { Injectable } from '@nestjs/common';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { Database } from '@plinth/platform-database';
import { instruments, scrapeSources } from '@plinth/platform-telemetry';
import { BoundedQueue } from './password/bounded-queue';
import { countBlocked, signingKeyAge } from './identity-counts.reader.postgres';

const hashing = instruments.gauge('plinth_hash_queue', 'Password hashes: running in a worker, waiting for one', [
  'state',
]);
const blocked = instruments.gauge(
  'plinth_sign_in_blocked',
  'Accounts, names and addresses that have to wait now after failures; counted to ten thousand',
  [],
);
const keyAge = instruments.gauge('plinth_signing_key_age_seconds', 'Age of the key that signs tokens now', ['alg']);

/** What the operator sees of identity between its requests. */
@Injectable()
export class MeasureIdentity implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private unmeasure?: () => void;

  constructor(
    private readonly database: Database,
    private readonly queue: BoundedQueue,
  ) {}

  onApplicationBootstrap(): void {
    this.unmeasure = scrapeSources.add('identity', () => this.tell());
  }

  beforeApplicationShutdown(): void {
    this.unmeasure?.();
  }

  private async tell(): Promise<void> {
    const { running, waiting } = this.queue.load;
    hashing.set({ state: 'running' }, running);
    hashing.set({ state: 'waiting' }, waiting);
    blocked.set({}, await countBlocked(this.database));
    for (const { alg, seconds } of await signingKeyAge(this.database)) keyAge.set({ alg }, seconds);
  }
}
