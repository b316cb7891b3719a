import { generateSecret, generateURI, verifySync } from 'otplib';

const PERIOD = 30;

export const newTotpSecret = (): string => generateSecret({ length: 20 });

/** What the QR code holds. */
export const totpUri = (secret: string, issuer: string, label: string): string =>
  generateURI({ issuer, label, secret });

/**
 * The time step of a right code, one step either way allowed for clocks; undefined for a wrong one.
 * The caller refuses a step that is not newer than the last one used (RFC 6238 §5.2).
 */
export function totpStepOf(secret: string, code: string, now = Date.now()): number | undefined {
  const token = code.replace(/\s/g, '');
  if (!/^\d{6}$/.test(token)) return undefined;
  const epoch = Math.floor(now / 1000);
  const result = verifySync({ secret, token, epoch, epochTolerance: PERIOD });
  if (!result.valid) return undefined;
  return Math.floor(epoch / PERIOD) + (result as { delta?: number }).delta!;
}
