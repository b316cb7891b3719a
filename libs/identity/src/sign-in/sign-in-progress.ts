import { Injectable } from '@nestjs/common';
import { DomainError } from '@plinth/error-contract';
import { IdentityErrors } from '@plinth/identity-contract';
import { Transactions } from '@plinth/platform-database';
import type { Tx } from '@plinth/platform-database';
import type { Account } from '../account/account';
import { AccountStore } from '../account/account.store';
import { SecondFactors } from '../second-factor/second-factors';
import type { SecurityPolicy } from '../second-factor/security-policy';
import { hashOfToken, newToken } from '../session/session-cookie';
import type { CurrentSession } from '../session/session-reader';
import { StartSession, sessionOf } from '../session/start-session.use-case';
import type { Proof, StartedSession } from '../session/start-session.use-case';
import type { Credential } from './credential.reader';
import type { Origin } from './origin';
import { PendingSignInStore } from './pending-sign-in.store';
import type { PendingSignIn } from './pending-sign-in.store';

/** What is still asked before there is a session. */
export type SignInStep = 'second-factor' | 'password' | 'enrol';

export interface PendingOutcome {
  readonly kind: 'pending';
  readonly step: SignInStep;
  /** For the browser's cookie; kept nowhere. */
  readonly token: string;
}

export type SignInOutcome = StartedSession | PendingOutcome;

export interface Progress {
  readonly tokenHash: Buffer;
  readonly token: string;
  readonly pending: PendingSignIn;
  readonly account: Account;
  readonly step: SignInStep | undefined;
}

/** Who is signing in and in which browser. */
export interface SignInContext {
  readonly origin: Origin;
  /** The session that the browser has already: of the same person it is renewed, of another it ends. */
  readonly before?: CurrentSession;
  /** What can be done with the session as it begins, found out before; undefined where there is nothing. */
  readonly foresee?: (session: CurrentSession) => Promise<SessionSequel | undefined>;
}

/** The last that is done in the transaction in which a session begins. */
export type SessionSequel = (tx: Tx, session: CurrentSession) => Promise<void>;

const PENDING_SECONDS = 15 * 60;

/** The way from the first proof to the session: second factor, own password, enrolment, in this order. */
@Injectable()
export class SignInProgress {
  constructor(
    private readonly pendings: PendingSignInStore,
    private readonly accounts: AccountStore,
    private readonly factors: SecondFactors,
    private readonly startSession: StartSession,
    private readonly transactions: Transactions,
  ) {}

  async nextStep(
    account: Account,
    pending: PendingSignIn,
    isEnrolled: boolean,
    policy?: SecurityPolicy,
  ): Promise<SignInStep | undefined> {
    if (isEnrolled && !pending.hasSecondFactor) return 'second-factor';
    if (pending.mustSetPassword) return 'password';
    return !isEnrolled && (await this.factors.isDemanded(account, policy)) ? 'enrol' : undefined;
  }

  /** After the first proof: a session at once, or a sign-in that waits for its next step. `alongside` commits with it. */
  async begin(
    account: Account & Pick<Credential, 'hasSecondFactor'> & Partial<Pick<Credential, 'policy'>>,
    pending: PendingSignIn,
    context: SignInContext,
    alongside: (tx: Tx) => Promise<void>,
  ): Promise<SignInOutcome> {
    const step = await this.nextStep(account, pending, account.hasSecondFactor, account.policy);
    const proof = proofOf(pending);
    const sequel = step === undefined ? await context.foresee?.(sessionOf(account, proof)) : undefined;
    return this.transactions.run(async (tx) => {
      await alongside(tx);
      if (step === undefined) {
        const started = await this.startSession.execute(tx, account, proof, context.origin, context.before);
        await sequel?.(tx, sessionOf(account, proof, started));
        return started;
      }
      const token = newToken();
      await this.pendings.add(tx, hashOfToken(token), pending, PENDING_SECONDS);
      return { kind: 'pending', step, token } as const;
    });
  }

  /** The sign-in that a browser's token stands for; undefined when it is over. */
  async load(token: string | undefined): Promise<Progress | undefined> {
    if (token === undefined) return undefined;
    const tokenHash = hashOfToken(token);
    const pending = await this.pendings.get(tokenHash);
    const account = pending && (await this.accounts.byId(pending.accountId));
    if (pending === undefined || account?.status !== 'active') return undefined;
    const isEnrolled = (await this.factors.of(account.id)) !== undefined;
    return { tokenHash, token, pending, account, step: await this.nextStep(account, pending, isEnrolled) };
  }

  /**
   * One step is done: `work` writes its effect, then comes the next step or the session, all in one transaction.
   * @throws DomainError `identity.form_expired` when another request finished the sign-in first
   */
  async advance(
    progress: Progress,
    after: PendingSignIn,
    isEnrolled: boolean,
    context: SignInContext,
    work: (tx: Tx) => Promise<void>,
  ): Promise<SignInOutcome> {
    const step = await this.nextStep(progress.account, after, isEnrolled);
    return this.transactions.run(async (tx) => {
      await work(tx);
      if (step !== undefined) {
        await this.pendings.advance(tx, progress.tokenHash, after);
        return { kind: 'pending', step, token: progress.token } as const;
      }
      if (!(await this.pendings.take(tx, progress.tokenHash))) throw new DomainError(IdentityErrors.formExpired);
      return this.startSession.execute(tx, progress.account, proofOf(after), context.origin, context.before);
    });
  }
}

const proofOf = ({ proven, hasSecondFactor }: PendingSignIn): Proof =>
  hasSecondFactor
    ? { amr: ['pwd', 'otp', 'mfa'], method: `${proven}+second_factor` }
    : { amr: ['pwd'], method: proven };
