import { Injectable } from '@nestjs/common';
import { AuditTrail } from '@plinth/platform-audit-trail';
import { actorOf } from '@plinth/platform-auth';
import type { Principal } from '@plinth/platform-auth';

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
    },
  ): Promise<void> {
    const { count, fields, ...unit } = read;
    return this.audit.recordAlone({
      actor: actorOf(principal),
      action: `org.roster.${what}`,
      count,
      fields: [...(fields ?? [])].sort(),
      result: 'success',
      ...unit,
      ...(principal.kind === 'delegated' ? { detail: { clientId: principal.clientId } } : {}),
    });
  }
}
