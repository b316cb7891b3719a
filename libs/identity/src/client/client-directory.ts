import { Injectable } from '@nestjs/common';
import type { OAuthClient } from './client';
import { ClientStore } from './client.store';

/** A change made by another process bites within this time. */
const KEPT_FOR_MS = 1_000;
const KEPT_AT_MOST = 10_000;

interface Kept {
  readonly client: Promise<OAuthClient | undefined>;
  readonly until: number;
}

/** Clients from memory: one read per client and second, however many grants. */
@Injectable()
export class ClientDirectory {
  private readonly kept = new Map<string, Kept>();

  constructor(private readonly store: ClientStore) {}

  find(id: string): Promise<OAuthClient | undefined> {
    const now = performance.now();
    const known = this.kept.get(id);
    if (known !== undefined && known.until > now) return known.client;
    const client = this.store.find(id);
    this.kept.delete(id);
    this.kept.set(id, { client, until: now + KEPT_FOR_MS });
    client.catch(() => this.kept.delete(id));
    this.forgetOldest(now);
    return client;
  }

  /** An active client; a suspended one is as good as none. */
  async findActive(id: string): Promise<OAuthClient | undefined> {
    const client = await this.find(id);
    return client?.status === 'active' ? client : undefined;
  }

  /** After a change made in this process. */
  forget(id: string): void {
    this.kept.delete(id);
  }

  private forgetOldest(now: number): void {
    for (const [id, { until }] of this.kept) {
      if (until > now && this.kept.size <= KEPT_AT_MOST) return;
      this.kept.delete(id);
    }
  }
}
