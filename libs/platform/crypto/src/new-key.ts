import { randomBytes } from 'node:crypto';
import { DEFAULT_CIPHER_SUITE, DEFAULT_DIGEST_SUITE } from './cipher-suite';
import type { DataKey, KeyUse } from './keyring';

export const KEY_USES: readonly KeyUse[] = ['field', 'index', 'digest'];

export function newKey(use: KeyUse, version: number, currentFrom: Date): DataKey {
  const suite = use === 'field' ? DEFAULT_CIPHER_SUITE : DEFAULT_DIGEST_SUITE;
  return { use, version, suite: suite.tag, secret: randomBytes(suite.keyBytes), currentFrom };
}
