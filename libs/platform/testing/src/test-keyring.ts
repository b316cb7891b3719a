import { Keyring, newKey } from '@plinth/platform-crypto';

/** An opened key ring with fresh keys and no database. */
export const testKeyring = (): Keyring =>
  new Keyring([newKey('field', 1, new Date(0)), newKey('index', 1, new Date(0)), newKey('digest', 1, new Date(0))]);
