import { instruments } from '@plinth/platform-telemetry';

export const signIns = instruments.counter(
  'plinth_sign_ins_total',
  'Proofs by name and password: accepted, refused, blocked after too many failures, busy when the hashing queue was full',
  ['result'],
);

const results: Readonly<Record<string, string>> = {
  'identity.sign_in_refused': 'refused',
  'identity.too_many_attempts': 'blocked',
  'identity.busy': 'busy',
};

export const resultOf = (error: unknown): string => results[String((error as { code?: unknown })?.code)] ?? 'failed';
