import { DomainError } from '@plinth/error-contract';
import { AuthErrors } from './auth-errors';

/** RFC 6750 §2.1: the header alone. A token in an address or a body is not looked for. */
export function bearerToken(header: string | readonly string[] | undefined): string {
  const match = typeof header === 'string' ? /^Bearer +([\w.~+/=-]+) *$/i.exec(header) : null;
  if (match?.[1] === undefined) throw new DomainError(AuthErrors.tokenMissing);
  return match[1];
}
