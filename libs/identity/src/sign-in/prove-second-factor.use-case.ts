import { Injectable } from '@nestjs/common';
import { DomainError } from '@plinth/error-contract';
import { IdentityErrors } from '@plinth/identity-contract';
import { AttemptStore } from '../lockout/attempt.store';
import { accountCurve } from '../lockout/lockout';
import { SecondFactors } from '../second-factor/second-factors';
import { SignInProgress } from './sign-in-progress';
import type { Progress, SignInContext, SignInOutcome } from './sign-in-progress';

/** The second step of a sign-in: a TOTP or a recovery code. */
@Injectable()
export class ProveSecondFactor {
  constructor(
    private readonly factors: SecondFactors,
    private readonly attempts: AttemptStore,
    private readonly progress: SignInProgress,
  ) {}

  /** @throws DomainError `identity.second_factor_wrong`, `identity.too_many_attempts`, `identity.form_expired` */
  async execute(progress: Progress, code: string, context: SignInContext): Promise<SignInOutcome> {
    const key = `second_factor:${progress.account.id}`;
    const blocked = await this.attempts.begin(key, accountCurve);
    if (blocked !== undefined) throw new DomainError(IdentityErrors.tooManyAttempts, { ...blocked });
    if ((await this.factors.prove(progress.account.id, code)) === undefined)
      throw new DomainError(IdentityErrors.secondFactorWrong);
    const after = { ...progress.pending, hasSecondFactor: true };
    return this.progress.advance(progress, after, true, context, (tx) => this.attempts.clear(tx, key));
  }
}
