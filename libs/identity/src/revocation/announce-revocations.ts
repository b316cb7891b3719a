import { Injectable, Optional } from '@nestjs/common';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { REVOKED_SIGNAL } from '@plinth/identity-contract';
import { Signals } from '@plinth/platform-cache';
import { RevocationStore } from './revocation.store';

/**
 * Wakes the verifiers of every process when something was revoked. It may fail at any point: they ask each second
 * anyway, and the feed alone is believed.
 */
@Injectable()
export class AnnounceRevocations implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private stop: (() => Promise<void>) | undefined;

  /** Without signals there is one process, whose verifier reads the feed in process. */
  constructor(
    private readonly store: RevocationStore,
    @Optional() private readonly signals?: Signals,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const { signals } = this;
    if (signals === undefined) return;
    this.stop = await this.store.onAdded(() => signals.send(REVOKED_SIGNAL));
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.stop?.();
  }
}
