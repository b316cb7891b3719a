import { Injectable } from '@nestjs/common';
import { AuditTrail } from '@plinth/platform-audit-trail';
import { actorOf } from '@plinth/platform-auth';
import type { Principal, Scope } from '@plinth/platform-auth';

/** One entry a request: who read how many of what, and which fields (decision 23). */
@Injectable()
export class RosterAudit {
  constructor(private readonly audit: AuditTrail) {}

  read(
    principal: Principal,
    what: string,
    read: {
      readonly count: number;
      readonly fields?: ReadonlySet<string>;
      readonly unitId?: string;
      readonly unitPath?: string;
      /** Instead of a unit: where the read could reach. */
      readonly scope?: Scope;
    },
  ): Promise<void> {
    const { count, fields, scope, ...unit } = read;
    return this.audit.recordAlone({
      actor: actorOf(principal),
      action: `org.roster.${what}`,
      count,
      fields: [...(fields ?? [])].sort(),
      result: 'success',
      ...(scope === undefined ? unit : placeOf(scope)),
      ...(principal.kind === 'delegated' ? { detail: { clientId: principal.clientId } } : {}),
    });
  }
}

/** The one subtree of an application; one that serves several is told by its actor. */
function placeOf(scope: Scope): { unitId?: string; unitPath?: string } {
  const [path, ...others] = scope.roots;
  if (path === undefined || path === '' || others.length > 0) return {};
  const hex = path.split('.').at(-1) ?? '';
  return { unitPath: path, unitId: hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5') };
}
