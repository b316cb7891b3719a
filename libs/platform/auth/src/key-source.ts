import type { JWK } from 'jose';

/** Port: public keys of the issuer by key id. */
export abstract class KeySource {
  abstract find(keyId: string): Promise<JWK | undefined>;
}
