import { Injectable } from '@nestjs/common';
import type { JWK } from 'jose';
import { KeySource } from '@plinth/platform-auth';
import { SigningKeys } from './signing-keys';

/** The keys of this very process, for the verifier of identity's own API. */
@Injectable()
export class OwnKeySource extends KeySource {
  constructor(private readonly keys: SigningKeys) {
    super();
  }

  async find(keyId: string): Promise<JWK | undefined> {
    return this.keys.published().find((key) => key.kid === keyId) as JWK | undefined;
  }
}
