import { Injectable } from '@nestjs/common';
import { OrgEvents } from '@plinth/org-contract';
import { AuditTrail } from '@plinth/platform-audit-trail';
import type { Tx } from '@plinth/platform-database';
import { Outbox } from '@plinth/platform-events';
import type { Grantor, RoleAssignment } from './role';

/** Tells the world and the audit trail who got or lost which role, in the transaction of the write. */
@Injectable()
export class AssignmentJournal {
  constructor(
    private readonly outbox: Outbox,
    private readonly audit: AuditTrail,
  ) {}

  async tell(
    tx: Tx,
    grantor: Omit<Grantor, 'authority'>,
    what: 'assigned' | 'withdrawn',
    assignment: RoleAssignment,
  ): Promise<void> {
    const { id: assignmentId, personId, roleKey, unitId, unitPath } = assignment;
    await this.outbox.append(tx, {
      type: what === 'assigned' ? OrgEvents.roleAssigned : OrgEvents.roleWithdrawn,
      key: personId,
      unitPath,
      actor: grantor.actor,
      data: { assignmentId, personId, roleKey, unitId },
    });
    await this.audit.record(tx, {
      actor: grantor.actor,
      action: `org.role.${what}`,
      unitId,
      unitPath,
      target: `person:${personId}`,
      result: 'success',
      detail: { roleKey, assignmentId },
      ...(grantor.requestId !== undefined && { requestId: grantor.requestId }),
      ...(grantor.address !== undefined && { address: grantor.address }),
    });
  }
}
