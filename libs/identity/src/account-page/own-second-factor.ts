import { Injectable } from '@nestjs/common';
import { DomainError } from '@plinth/error-contract';
import { IdentityErrors, IdentityEvents } from '@plinth/identity-contract';
import { AuditTrail } from '@plinth/platform-audit-trail';
import { Transactions } from '@plinth/platform-database';
import type { Tx } from '@plinth/platform-database';
import { Outbox } from '@plinth/platform-events';
import { AttemptStore } from '../lockout/attempt.store';
import { accountCurve } from '../lockout/lockout';
import { SecondFactors } from '../second-factor/second-factors';
import { totpStepOf } from '../second-factor/totp';
import type { CurrentSession } from '../session/session-reader';

/** The person's own second factor: on, new recovery codes, off. Everything after `on` asks for a code first. */
@Injectable()
export class OwnSecondFactor {
  constructor(
    private readonly factors: SecondFactors,
    private readonly attempts: AttemptStore,
    private readonly transactions: Transactions,
    private readonly outbox: Outbox,
    private readonly audit: AuditTrail,
  ) {}

  /** `sealed` is the secret that the page carried. @throws DomainError `identity.second_factor_wrong` */
  async turnOn(session: CurrentSession, sealed: Buffer, code: string): Promise<readonly string[]> {
    if ((await this.factors.of(session.accountId)) !== undefined) throw new DomainError(IdentityErrors.formExpired);
    const step = totpStepOf(this.open(sealed), code);
    if (step === undefined) throw new DomainError(IdentityErrors.secondFactorWrong);
    return this.write(session, 'enrol', (tx) => this.factors.enrol(tx, session.accountId, sealed, step));
  }

  async renewCodes(session: CurrentSession, code: string): Promise<readonly string[]> {
    await this.prove(session, code);
    return this.write(session, 'renew_codes', (tx) => this.factors.newRecoveryCodes(tx, session.accountId));
  }

  /** @throws DomainError `identity.second_factor_demanded`, `identity.second_factor_wrong` */
  async turnOff(session: CurrentSession, code: string): Promise<void> {
    const account = { id: session.accountId, ...session, status: 'active' as const };
    if (await this.factors.isDemanded(account)) throw new DomainError(IdentityErrors.secondFactorDemanded);
    await this.prove(session, code);
    await this.write(session, 'remove', (tx) => this.factors.remove(tx, session.accountId));
  }

  private async prove({ accountId }: CurrentSession, code: string): Promise<void> {
    const key = `second_factor:${accountId}`;
    const blocked = await this.attempts.begin(key, accountCurve);
    if (blocked !== undefined) throw new DomainError(IdentityErrors.tooManyAttempts, { ...blocked });
    if ((await this.factors.prove(accountId, code)) === undefined)
      throw new DomainError(IdentityErrors.secondFactorWrong);
    await this.transactions.run((tx) => this.attempts.clear(tx, key));
  }

  private write<T>({ accountId, personId }: CurrentSession, verb: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.transactions.run(async (tx) => {
      const done = await work(tx);
      const kind = verb === 'renew_codes' ? 'recovery_codes' : 'totp';
      const data = { accountId, personId, kind, reason: verb === 'remove' ? 'removed' : 'set' };
      const actor = `person:${personId}`;
      await this.outbox.append(tx, { type: IdentityEvents.credentialChanged, key: accountId, actor, data });
      await this.audit.record(tx, {
        actor,
        action: `identity.second_factor.${verb}`,
        target: `account:${accountId}`,
        result: 'success',
      });
      return done;
    });
  }

  private open(sealed: Buffer): string {
    try {
      return this.factors.openSecret(sealed);
    } catch {
      throw new DomainError(IdentityErrors.formExpired);
    }
  }
}
