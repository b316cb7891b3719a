import { Injectable } from '@nestjs/common';
import { RevocationFeed } from '@plinth/identity-contract';
import { RevocationStore } from './revocation.store';

@Injectable()
export class StoredRevocationFeed extends RevocationFeed {
  constructor(private readonly store: RevocationStore) {
    super();
  }

  since(position: number) {
    return this.store.since(position);
  }
}
