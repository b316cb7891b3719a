import type { Tx } from '@plinth/platform-database';
import type { SigningAlg, StoredSigningKey } from './signing-key';

/** Port: signing keys, private halves sealed. */
export abstract class SigningKeyStore {
  abstract all(): Promise<readonly StoredSigningKey[]>;
  /** Makes every replica that changes keys wait for the others, until the transaction ends. */
  abstract lock(tx: Tx): Promise<void>;
  abstract states(tx: Tx): Promise<readonly Pick<StoredSigningKey, 'kid' | 'alg' | 'state'>[]>;
  /** How long the current keys have signed. */
  abstract daysSinceRotation(tx: Tx): Promise<number>;
  abstract add(tx: Tx, key: StoredSigningKey): Promise<void>;
  /** current becomes retired, next becomes current. */
  abstract advance(tx: Tx, alg: SigningAlg): Promise<void>;
}
