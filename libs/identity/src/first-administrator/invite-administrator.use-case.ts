import { Injectable } from '@nestjs/common';
import { v7 } from 'uuid';
import { AuditTrail } from '@plinth/platform-audit-trail';
import { KeyedDigest, randomCode } from '@plinth/platform-crypto';
import { Transactions } from '@plinth/platform-database';
import { INVITATION, INVITATION_DAYS, INVITATION_LENGTH, showInvitation } from './invitation-code';
import { InvitationStore } from './invitation.store';

/** Makes the one-time code with which somebody becomes administrator of a unit. Open ones for the same are void. */
@Injectable()
export class InviteAdministrator {
  constructor(
    private readonly invitations: InvitationStore,
    private readonly digest: KeyedDigest,
    private readonly transactions: Transactions,
    private readonly audit: AuditTrail,
  ) {}

  async execute(place: { readonly unitId: string; readonly roleKey: string }, by: string): Promise<string> {
    const code = randomCode(INVITATION_LENGTH);
    await this.transactions.run(async (tx) => {
      const invitation = { id: v7(), ...place };
      await this.invitations.add(tx, invitation, this.digest.of(INVITATION, code), INVITATION_DAYS, by);
      await this.audit.record(tx, {
        actor: by,
        action: 'identity.administrator.invite',
        unitId: place.unitId,
        target: `invitation:${invitation.id}`,
        result: 'success',
        detail: { role: place.roleKey },
      });
    });
    return showInvitation(code);
  }
}
