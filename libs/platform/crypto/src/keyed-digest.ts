/** Port: keyed digests of secrets that are short or guessable (one-time codes, refresh tokens): 32 bytes. */
export abstract class KeyedDigest {
  /** `purpose` separates uses (`identity.first_time_code`). */
  abstract of(purpose: string, secret: string): Buffer;
  /** Compares in constant time. */
  abstract matches(purpose: string, secret: string, digest: Buffer): boolean;
}
