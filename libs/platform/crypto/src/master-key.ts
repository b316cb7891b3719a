import { createSecretKey, hkdfSync, randomBytes } from 'node:crypto';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { DomainError } from '@plinth/error-contract';
import { DEFAULT_CIPHER_SUITE, cipherSuiteOf } from './cipher-suite';
import { CryptoErrors } from './errors';

const BYTES = 32;

/** Wraps the data keys; never leaves the process and never enters the database. */
export class MasterKey {
  readonly #secret: Buffer;

  constructor(secret: Buffer) {
    if (secret.length !== BYTES) throw new Error(`A master key has ${BYTES} bytes`);
    this.#secret = Buffer.from(secret);
  }

  /** A key for another use, independent of all others by its label (passwords of database roles, backups). */
  derive(label: string): Buffer {
    return Buffer.from(hkdfSync('sha256', this.#secret, Buffer.alloc(0), `plinth ${label}`, BYTES));
  }

  /** `context` says which key it is and is bound in: a wrapped key cannot be passed off as another. */
  wrap(context: string, secret: Buffer): Buffer {
    const suite = DEFAULT_CIPHER_SUITE;
    const body = suite.seal(createSecretKey(this.derive('wrap')), Buffer.from(context), secret);
    return Buffer.concat([Buffer.from([suite.tag]), body]);
  }

  /** @throws DomainError `crypto.master_key_foreign` */
  unwrap(context: string, wrapped: Buffer): Buffer {
    try {
      const suite = cipherSuiteOf(wrapped[0]);
      if (!suite) throw new Error('unknown suite');
      return suite.open(createSecretKey(this.derive('wrap')), Buffer.from(context), wrapped.subarray(1));
    } catch {
      throw new DomainError(CryptoErrors.masterKeyForeign);
    }
  }
}

/** Whom else a file may not be open to. One that somebody else owns reaches us by our group: so orchestrators hand out secrets. */
const openTo = ({ uid }: fs.Stats): number => (uid === process.geteuid?.() ? 0o077 : 0o037);

/**
 * Reads the master key: 32 bytes, or the same as base64 or hex text. A file that is absent is made (0600).
 * @throws DomainError `crypto.master_key_invalid` when others may read it or it holds no key
 */
export function openMasterKey(file: string): MasterKey {
  if (!fs.existsSync(file)) create(file);
  const refuse = (reason: string): never => {
    throw new DomainError(CryptoErrors.masterKeyInvalid, { file, reason });
  };
  const status = fs.statSync(file);
  if (!status.isFile()) refuse('it is not a file');
  if (process.platform !== 'win32' && (status.mode & openTo(status)) !== 0) {
    refuse('others than its owner can read it; run chmod 600 on it');
  }
  const secret = secretIn(fs.readFileSync(file));
  return new MasterKey(secret ?? refuse(`it does not hold ${BYTES} bytes`));
}

/** The key in the content of a master key file, when it holds one. */
export function masterKeyIn(content: Buffer): MasterKey | undefined {
  const secret = secretIn(content);
  return secret && new MasterKey(secret);
}

function secretIn(content: Buffer): Buffer | undefined {
  if (content.length === BYTES) return content;
  const text = content.toString('latin1').trim();
  if (/^[0-9a-f]{64}$/i.test(text)) return Buffer.from(text, 'hex');
  if (/^[A-Za-z0-9+/_-]{43}=?$/.test(text)) return Buffer.from(text, 'base64url');
  return undefined;
}

/** Written whole and then linked in place: two processes that start together end up with one key. */
function create(file: string): void {
  // Others may pass through to what is theirs (PostgreSQL under root has a user of its own), not look around.
  fs.mkdirSync(path.dirname(file), { recursive: true, mode: 0o711 });
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  const handle = fs.openSync(draft, 'wx', 0o600);
  try {
    fs.writeSync(handle, randomBytes(BYTES));
    fs.fsyncSync(handle);
  } finally {
    fs.closeSync(handle);
  }
  try {
    fs.linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    fs.unlinkSync(draft);
  }
}
