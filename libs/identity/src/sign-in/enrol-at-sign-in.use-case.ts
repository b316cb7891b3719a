import { Injectable } from '@nestjs/common';
import { DomainError } from '@plinth/error-contract';
import { IdentityErrors, IdentityEvents } from '@plinth/identity-contract';
import { AuditTrail } from '@plinth/platform-audit-trail';
import { Transactions } from '@plinth/platform-database';
import { Outbox } from '@plinth/platform-events';
import { SecondFactors } from '../second-factor/second-factors';
import { newTotpSecret, totpStepOf } from '../second-factor/totp';
import { PendingSignInStore } from './pending-sign-in.store';
import { SignInProgress } from './sign-in-progress';
import type { Progress, SignInContext, SignInOutcome } from './sign-in-progress';

export interface Enrolled {
  readonly outcome: SignInOutcome;
  /** Shown once. */
  readonly recoveryCodes: readonly string[];
}

/** Enrols a second factor that a policy demands before the first session begins. */
@Injectable()
export class EnrolAtSignIn {
  constructor(
    private readonly factors: SecondFactors,
    private readonly pendings: PendingSignInStore,
    private readonly progress: SignInProgress,
    private readonly transactions: Transactions,
    private readonly outbox: Outbox,
    private readonly audit: AuditTrail,
  ) {}

  /** The secret to be shown: the same one until it is confirmed. */
  async secretOf(progress: Progress): Promise<string> {
    const { enrolment } = progress.pending;
    if (enrolment) return this.factors.openSecret(enrolment);
    const secret = newTotpSecret();
    const sealed = this.factors.sealSecret(secret);
    await this.transactions.run((tx) => this.pendings.keepEnrolment(tx, progress.tokenHash, sealed));
    return secret;
  }

  /** @throws DomainError `identity.second_factor_wrong`, `identity.form_expired` */
  async confirm(progress: Progress, code: string, context: SignInContext): Promise<Enrolled> {
    const { enrolment } = progress.pending;
    if (!enrolment) throw new DomainError(IdentityErrors.formExpired);
    const step = totpStepOf(this.factors.openSecret(enrolment), code);
    if (step === undefined) throw new DomainError(IdentityErrors.secondFactorWrong);
    let recoveryCodes: readonly string[] = [];
    const after = { ...progress.pending, hasSecondFactor: true };
    const outcome = await this.progress.advance(progress, after, true, context, async (tx) => {
      recoveryCodes = await this.factors.enrol(tx, progress.account.id, enrolment, step);
      const { id: accountId, personId } = progress.account;
      const actor = `person:${personId}`;
      const data = { accountId, personId, kind: 'totp', reason: 'set' };
      await this.outbox.append(tx, { type: IdentityEvents.credentialChanged, key: accountId, actor, data });
      await this.audit.record(tx, {
        actor,
        action: 'identity.second_factor.enrol',
        target: `account:${accountId}`,
        result: 'success',
      });
    });
    return { outcome, recoveryCodes };
  }
}
