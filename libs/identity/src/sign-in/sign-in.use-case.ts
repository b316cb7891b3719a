import { Injectable } from '@nestjs/common';
import { DomainError } from '@plinth/error-contract';
import { IdentityErrors } from '@plinth/identity-contract';
import { PasswordHashing } from '../password/password-hashing';
import { PasswordStore } from '../password/password.store';
import { SignInAttempts } from './sign-in-attempts';
import { SignInCandidates } from './sign-in-candidates';
import { resultOf, signIns } from './sign-in-measure';
import { SignInProgress } from './sign-in-progress';
import type { SignInContext, SignInOutcome } from './sign-in-progress';
import { SignInProof } from './sign-in-proof';

export interface SignInRequest {
  /** As typed: username, phone, ID number, number, or `schoolcode/number`. */
  readonly name: string;
  /** Password, first-time code, badge code, or a guardian's binding code. */
  readonly password: string;
  /** Unit id of the school chosen on the page. */
  readonly schoolId?: string;
}

/** Name and password in, session or next step out. Whatever is wrong costs the same and gets the same answer. */
@Injectable()
export class SignIn {
  constructor(
    private readonly candidates: SignInCandidates,
    private readonly attempts: SignInAttempts,
    private readonly proof: SignInProof,
    private readonly hashing: PasswordHashing,
    private readonly passwords: PasswordStore,
    private readonly progress: SignInProgress,
  ) {}

  /** @throws DomainError `identity.sign_in_refused`, `identity.too_many_attempts`, `identity.busy` */
  async execute(request: SignInRequest, context: SignInContext): Promise<SignInOutcome> {
    try {
      const outcome = await this.signIn(request, context);
      signIns.add({ result: 'accepted' });
      return outcome;
    } catch (error) {
      signIns.add({ result: resultOf(error) });
      throw error;
    }
  }

  private async signIn(request: SignInRequest, context: SignInContext): Promise<SignInOutcome> {
    const credentials = await this.candidates.find(request);
    const attempt = await this.attempts.begin(request, credentials, context.origin);
    const proven = await this.proof.prove(credentials, request.password).catch(async (error: unknown) => {
      await this.attempts.takeBack(attempt);
      throw error;
    });
    if (proven === undefined) {
      await this.attempts.refuse(attempt, context.origin);
      throw new DomainError(IdentityErrors.signInRefused);
    }
    const { credential, by } = proven;
    const { id: accountId, hash: stored } = credential;
    const isStale = by === 'password' && stored && this.hashing.isStale(stored);
    const rehashed = isStale ? await this.hashing.hash(request.password) : undefined;
    const mustSetPassword =
      by === 'first_time_code' || by === 'binding_code' || (by === 'password' && credential.mustChange);
    const pending = { accountId, proven: by, hasSecondFactor: false, mustSetPassword };
    return this.progress.begin(credential, pending, context, async (tx) => {
      await this.attempts.succeed(tx, attempt);
      if (rehashed !== undefined) await this.passwords.rehash(tx, accountId, stored as string, rehashed);
    });
  }
}
