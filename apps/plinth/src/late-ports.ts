import { RevocationFeed } from '@plinth/identity-contract';
import { DataGrants } from '@plinth/market-contract';
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

export class LateRevocationFeed extends RevocationFeed {
  private feed: RevocationFeed | undefined;

  bind(feed: RevocationFeed): void {
    this.feed = feed;
  }

  async since(position: number): ReturnType<RevocationFeed['since']> {
    return this.feed?.since(position) ?? { position, entries: [] };
  }
}

export class LateDataGrants extends DataGrants {
  private grants: DataGrants | undefined;

  bind(grants: DataGrants): void {
    this.grants = grants;
  }

  async of(clientId: string): ReturnType<DataGrants['of']> {
    return this.grants?.of(clientId) ?? [];
  }
}
