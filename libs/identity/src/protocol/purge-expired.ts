import { Injectable } from '@nestjs/common';
import type { OnApplicationShutdown, OnModuleInit } from '@nestjs/common';
import { ExpiredStateStore } from './expired-state.store';
import { OAuthSettings } from './oauth-settings';

const EVERY_MS = 10 * 60_000;

/** Empties the tables of what has expired. Deleting twice does no harm, so every replica may do it. */
@Injectable()
export class PurgeExpired implements OnModuleInit, OnApplicationShutdown {
  private timer?: NodeJS.Timeout;

  constructor(
    private readonly store: ExpiredStateStore,
    private readonly settings: OAuthSettings,
  ) {}

  onModuleInit(): void {
    this.timer = setInterval(() => void this.execute(), EVERY_MS);
    this.timer.unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  async execute(): Promise<void> {
    await this.store.purge().catch((error: unknown) => this.settings.logUnexpected(error, 'oauth-purge'));
  }
}
