import { Injectable } from '@nestjs/common';
import { AuditTrail } from '@plinth/platform-audit-trail';
import type { Tx } from '@plinth/platform-database';
import type { CustomRole, Grantor } from './role';

/** What became of custom roles, for the audit trail. */
@Injectable()
export class RoleJournal {
  constructor(private readonly audit: AuditTrail) {}

  async record(tx: Tx, grantor: Grantor, what: 'added' | 'changed' | 'ended', role: CustomRole): Promise<void> {
    await this.audit.record(tx, {
      actor: grantor.actor,
      action: `org.role.${what}`,
      unitId: role.unitId,
      unitPath: role.unitPath,
      target: `role:${role.id}`,
      result: 'success',
      detail: { permissions: role.permissions },
      ...(grantor.requestId !== undefined && { requestId: grantor.requestId }),
      ...(grantor.address !== undefined && { address: grantor.address }),
    });
  }
}
