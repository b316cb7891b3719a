import { Injectable } from '@nestjs/common';
import { ConsentReader } from '../consent/consent-reader';
import { LoginNameStore } from '../login-name/login-name.store';
import { SecondFactors } from '../second-factor/second-factors';
import { SessionStore } from '../session/session.store';
import { SignInHistory } from '../sign-in/sign-in-history.store';

const HISTORY_LENGTH = 20;

/** Everything the account page shows beside the person. */
@Injectable()
export class AccountOverview {
  constructor(
    private readonly names: LoginNameStore,
    private readonly sessions: SessionStore,
    private readonly history: SignInHistory,
    private readonly consents: ConsentReader,
    private readonly factors: SecondFactors,
  ) {}

  async of(accountId: string) {
    const [username, sessions, history, consents, factor] = await Promise.all([
      this.names.usernameOf(accountId),
      this.sessions.aliveOf(accountId),
      this.history.latest(accountId, HISTORY_LENGTH),
      this.consents.of(accountId),
      this.factors.of(accountId),
    ]);
    return { username, sessions, history, consents, recoveryCodesLeft: factor?.recoveryCodesLeft };
  }
}
