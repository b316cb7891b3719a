import { Injectable } from '@nestjs/common';
import type { OnApplicationShutdown, OnModuleInit } from '@nestjs/common';
import { OAuthSettings } from '../protocol/oauth-settings';
import { RotateSigningKeys } from './rotate-signing-keys.use-case';

/** The next key has been published for as long when it begins to sign, so every verifier knows it. */
export const ROTATE_AFTER_DAYS = 90;
const FIRST_MS = 60_000;
const EVERY_MS = 24 * 60 * 60_000;

/** Nobody has to remember it. Asked daily and soon after a start; of several replicas one rotates. */
@Injectable()
export class RotateDueSigningKeys implements OnModuleInit, OnApplicationShutdown {
  private readonly timers: NodeJS.Timeout[] = [];

  constructor(
    private readonly rotate: RotateSigningKeys,
    private readonly settings: OAuthSettings,
  ) {}

  onModuleInit(): void {
    const check = () => void this.execute();
    this.timers.push(setTimeout(check, FIRST_MS).unref(), setInterval(check, EVERY_MS).unref());
  }

  onApplicationShutdown(): void {
    for (const timer of this.timers) clearTimeout(timer);
  }

  async execute(): Promise<void> {
    await this.rotate
      .executeAfter(ROTATE_AFTER_DAYS)
      .catch((error: unknown) => this.settings.logUnexpected(error, 'signing-key-rotation'));
  }
}
