import type { RevocationFeed } from '@plinth/identity-contract';
import { KeySource } from '@plinth/platform-auth';

/**
 * The services of one process ask each other in a ring: org verifies tokens by identity's keys, identity asks org for
 * people. What closes the ring is handed over when its service has started; before that nobody has a token to show.
 */
export class LateKeySource extends KeySource {
  private source: KeySource | undefined;

  bind(source: KeySource): void {
    this.source = source;
  }

  async find(keyId: string): ReturnType<KeySource['find']> {
    return this.source?.find(keyId);
  }
}

export class LateRevocationFeed implements RevocationFeed {
  private feed: RevocationFeed | undefined;

  bind(feed: RevocationFeed): void {
    this.feed = feed;
  }

  async since(position: number): ReturnType<RevocationFeed['since']> {
    return this.feed?.since(position) ?? { position, entries: [] };
  }
}
