import { Injectable } from '@nestjs/common';
import { DomainError } from '@plinth/error-contract';
import { IdentityErrors } from '@plinth/identity-contract';
import { PasswordAcceptance } from '../password/password-acceptance';
import { PasswordHashing } from '../password/password-hashing';
import { SetPassword } from '../password/set-password.use-case';
import { SecondFactors } from '../second-factor/second-factors';
import { SlipCodes } from '../slip/slip-codes';
import { SignInProgress } from './sign-in-progress';
import type { Progress, SignInContext, SignInOutcome } from './sign-in-progress';

/** The step of a sign-in by first-time code (or by a password that somebody else chose): one's own password. */
@Injectable()
export class ChoosePassword {
  constructor(
    private readonly acceptance: PasswordAcceptance,
    private readonly hashing: PasswordHashing,
    private readonly setPassword: SetPassword,
    private readonly slipCodes: SlipCodes,
    private readonly factors: SecondFactors,
    private readonly progress: SignInProgress,
  ) {}

  /** @throws DomainError `identity.password_refused`, `identity.form_expired`, `identity.busy` */
  async execute(progress: Progress, password: string, context: SignInContext): Promise<SignInOutcome> {
    const { account, pending } = progress;
    await this.acceptance.check(account, password);
    const hash = await this.hashing.hash(password);
    const isEnrolled = (await this.factors.of(account.id)) !== undefined;
    const after = { ...pending, mustSetPassword: false };
    return this.progress.advance(progress, after, isEnrolled, context, async (tx) => {
      // The code of the slip is used up here and not before: an attempt that was broken off can begin again.
      if (pending.proven === 'first_time_code' && !(await this.slipCodes.take(tx, account.id)))
        throw new DomainError(IdentityErrors.formExpired);
      const keepSession = context.before?.accountId === account.id ? { keepSession: context.before.sessionId } : {};
      await this.setPassword.execute(tx, account, { hash, actor: `person:${account.personId}`, ...keepSession });
    });
  }
}
