import { DomainError } from '@plinth/error-contract';
import { OrgErrors } from '@plinth/org-contract';
import type { Principal } from '@plinth/platform-auth';

/** Whom a request is from; an application that acts for somebody gets what it was granted elsewhere, not this. */
export function signedInPerson({ kind, personId }: Principal): string {
  if (kind === 'person' && personId !== undefined) return personId;
  throw new DomainError(OrgErrors.rosterCallerUnfit, { wanted: 'person' });
}
