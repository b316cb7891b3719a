import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** 256 bits, as text. */
export const makeSecret = (): string => randomBytes(32).toString('base64url');

/** What is stored of a machine-made secret: nothing slower is needed for 256 random bits. */
export const hashSecret = (secret: string): Buffer => createHash('sha256').update(secret).digest();

export const isSecretOf = (hash: Buffer, secret: string): boolean => {
  const given = hashSecret(secret);
  return given.length === hash.length && timingSafeEqual(given, hash);
};
