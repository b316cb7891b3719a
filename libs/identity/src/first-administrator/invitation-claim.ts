import { Injectable } from '@nestjs/common';
import { DomainError } from '@plinth/error-contract';
import { IdentityErrors } from '@plinth/identity-contract';
import { AuditTrail } from '@plinth/platform-audit-trail';
import { KeyedDigest } from '@plinth/platform-crypto';
import { Transactions } from '@plinth/platform-database';
import { AttemptStore } from '../lockout/attempt.store';
import { accountCurve } from '../lockout/lockout';
import type { Origin } from '../sign-in/origin';
import { INVITATION, plainInvitation } from './invitation-code';
import { InvitationStore } from './invitation.store';
import type { Invitation } from './invitation.store';

/** Takes an invitation by its code, once; guesses from one address are slowed down. */
@Injectable()
export class InvitationClaim {
  constructor(
    private readonly invitations: InvitationStore,
    private readonly digest: KeyedDigest,
    private readonly attempts: AttemptStore,
    private readonly transactions: Transactions,
    private readonly audit: AuditTrail,
  ) {}

  /** @throws DomainError `identity.invitation_refused`, `identity.too_many_attempts` */
  async take(code: string, { address }: Origin): Promise<Invitation> {
    const key = `invitation:${address}`;
    const blocked = await this.attempts.begin(key, accountCurve);
    if (blocked !== undefined) throw new DomainError(IdentityErrors.tooManyAttempts, { ...blocked });
    const invitation = await this.transactions.run(async (tx) => {
      const taken = await this.invitations.take(tx, this.digest.of(INVITATION, plainInvitation(code)));
      if (taken !== undefined) await this.attempts.clear(tx, key);
      return taken;
    });
    if (invitation !== undefined) return invitation;
    await this.audit.recordAlone({
      actor: 'system',
      action: 'identity.administrator.accept',
      result: 'refused',
      address,
    });
    throw new DomainError(IdentityErrors.invitationRefused);
  }

  async giveBack(id: string): Promise<void> {
    await this.transactions.run((tx) => this.invitations.giveBack(tx, id));
  }
}
