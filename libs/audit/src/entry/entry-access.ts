import { AuditErrors } from '@plinth/audit-contract';
import { DomainError } from '@plinth/error-contract';
import { AuthErrors } from '@plinth/platform-auth';
import type { Scope } from '@plinth/platform-auth';
import type { EntryFilter } from './entry';

/**
 * Subtrees that a caller may see, narrowed to the unit asked for. Absent is everything.
 * @throws DomainError `audit.unit_unknown`, `auth.unit_out_of_scope`
 */
export function visibleRoots(
  scope: Scope,
  asked?: { readonly path: string | undefined },
): Pick<EntryFilter, 'unitRoots'> {
  if (asked !== undefined) {
    if (asked.path === undefined) throw new DomainError(AuditErrors.unitUnknown);
    if (!scope.covers(asked.path)) throw new DomainError(AuthErrors.unitOutOfScope);
    return asked.path === '' ? {} : { unitRoots: [asked.path] };
  }
  return scope.covers('') ? {} : { unitRoots: scope.roots };
}
