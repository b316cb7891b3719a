import { RevocationFeed } from '@plinth/identity-contract';
import { KeySource } from '@plinth/platform-auth';

/**
 * Who verifies tokens in the process of identity needs what identity itself answers. It is handed over when the
 * service has started; before that nobody has a token to show.
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

export class LateRevocationFeed extends RevocationFeed {
  private feed: RevocationFeed | undefined;

  bind(feed: RevocationFeed): void {
    this.feed = feed;
  }

  async since(position: number): ReturnType<RevocationFeed['since']> {
    return this.feed?.since(position) ?? { position, entries: [] };
  }
}
