/** Port: encrypts single fields under the key ring. Synchronous: the keys are in memory once opened. */
export abstract class FieldCipher {
  /** Suite tag, key id, nonce, ciphertext and tag; `purpose` (`org.identifier`) is bound in as associated data. */
  abstract seal(purpose: string, plain: string): Buffer;
  /** @throws DomainError `crypto.sealed_value_invalid` for anything altered, of another purpose or of an unknown key */
  abstract open(purpose: string, sealed: Buffer): string;
  /** Whether the value is under a key or suite that is not the current one. */
  abstract isStale(sealed: Buffer): boolean;
}
