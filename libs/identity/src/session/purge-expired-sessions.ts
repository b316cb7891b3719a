import { Injectable } from '@nestjs/common';
import type { OnApplicationShutdown, OnModuleInit } from '@nestjs/common';
import { IdentitySettings } from '../identity-settings';
import { AttemptStore } from '../lockout/attempt.store';
import { PendingSignInStore } from '../sign-in/pending-sign-in.store';
import { SignInHistory } from '../sign-in/sign-in-history.store';
import { EndExpiredSessions } from './end-expired-sessions.use-case';
import { SessionStore } from './session.store';

const EVERY_MS = 60 * 60_000;
/** Longer than any refresh token lives: a past session tells that tokens may be about. */
const SESSION_DAYS = 120;
const HISTORY_DAYS = 180;

/** Ends and removes what has expired. Replicas leave each other's rows alone, so every one may do it. */
@Injectable()
export class PurgeExpiredSessions implements OnModuleInit, OnApplicationShutdown {
  private timer?: NodeJS.Timeout;

  constructor(
    private readonly ending: EndExpiredSessions,
    private readonly sessions: SessionStore,
    private readonly pendings: PendingSignInStore,
    private readonly attempts: AttemptStore,
    private readonly history: SignInHistory,
    private readonly settings: IdentitySettings,
  ) {}

  onModuleInit(): void {
    this.timer = setInterval(() => void this.execute(), EVERY_MS);
    this.timer.unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  async execute(): Promise<void> {
    const work = async () => {
      await this.ending.execute();
      await this.sessions.prune(SESSION_DAYS);
      await this.pendings.prune();
      await this.attempts.prune();
      await this.history.prune(HISTORY_DAYS);
    };
    await work().catch((error: unknown) => this.settings.logUnexpected(error, 'session-purge'));
  }
}
