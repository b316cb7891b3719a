import { createHash, randomBytes, scrypt } from 'node:crypto';
import { promisify } from 'node:util';
import { DomainError } from '@plinth/error-contract';
import { Keyring } from '@plinth/platform-crypto';
import type { FieldCipher, MasterKey } from '@plinth/platform-crypto';
import { BackupErrors } from './errors';

/** A backup under a passphrase can be restored anywhere, one under the master key where that key is. */
export type BackupLock = { readonly passphrase: string } | { readonly masterKey: MasterKey };

/** Stands in clear before the sealed part, and is bound into it. */
export interface Envelope {
  readonly form: 1;
  readonly lock: 'passphrase' | 'master_key';
  readonly scrypt?: { readonly salt: string; readonly cost: number; readonly blocks: number };
}

const LEAST_PASSPHRASE = 12;
/** 128 MiB and about 0.3 s of work for every guess. */
const COST = 2 ** 17;
const BLOCKS = 8;

const derive = promisify<string, Buffer, number, { N: number; r: number; p: number; maxmem: number }, Buffer>(scrypt);

export function makeEnvelope(lock: BackupLock): Envelope {
  if ('masterKey' in lock) return { form: 1, lock: 'master_key' };
  if ([...lock.passphrase].length < LEAST_PASSPHRASE)
    throw new DomainError(BackupErrors.passphraseTooShort, { least: LEAST_PASSPHRASE });
  const salt = randomBytes(16).toString('base64');
  return { form: 1, lock: 'passphrase', scrypt: { salt, cost: COST, blocks: BLOCKS } };
}

/** The cipher that seals the file key of this one backup. @throws DomainError when the lock is of the other kind */
export async function cipherOf(envelope: Envelope, lock: BackupLock | undefined): Promise<FieldCipher> {
  if (envelope.lock === 'master_key') {
    if (lock === undefined || !('masterKey' in lock)) throw new DomainError(BackupErrors.needsMasterKey);
    return cipherUnder(lock.masterKey.derive('backup'));
  }
  if (lock === undefined || !('passphrase' in lock)) throw new DomainError(BackupErrors.needsPassphrase);
  const { salt, cost, blocks } = envelope.scrypt ?? { salt: '', cost: 0, blocks: 0 };
  // Whoever altered the numbers must not make us work for hours.
  if (cost !== COST || blocks !== BLOCKS) throw new DomainError(BackupErrors.cannotBeOpened);
  const options = { N: cost, r: blocks, p: 1, maxmem: 256 * cost * blocks };
  return cipherUnder(await derive(lock.passphrase.normalize('NFC'), Buffer.from(salt, 'base64'), 32, options));
}

const cipherUnder = (secret: Buffer): FieldCipher =>
  new Keyring([{ use: 'field', version: 1, suite: 1, secret, currentFrom: new Date(0) }]).fieldCipher;

/** Name under which the frames are sealed: altering the envelope makes them unreadable. */
export const sealedName = (envelope: Buffer): string => `backup/${createHash('sha256').update(envelope).digest('hex')}`;
