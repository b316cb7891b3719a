import { Injectable } from '@nestjs/common';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { readLastBackup } from '@plinth/platform-backup';
import { Database } from '@plinth/platform-database';
import { instruments, scrapeSources } from '@plinth/platform-telemetry';
import type { ChainReport } from './chain';
import { SealStore } from './seal.store';

const pending = instruments.gauge(
  'plinth_audit_pending',
  'Audit entries that wait for their seal; counted to a hundred thousand',
  [],
);
const oldest = instruments.gauge('plinth_audit_pending_oldest_seconds', 'How long the oldest of them has waited', []);
const intact = instruments.gauge('plinth_audit_chain_intact', 'What the last verification said: 1 whole, 0 broken', []);
const verified = instruments.gauge('plinth_audit_verified_timestamp_seconds', 'When the chain was last verified', []);
const first = instruments.gauge(
  'plinth_audit_first_entry_timestamp_seconds',
  'The oldest entry that is kept: since then there is something to back up',
  [],
);
const backup = instruments.gauge(
  'plinth_backup_last_success_timestamp_seconds',
  'When the last `plinth backup` ended',
  [],
);

const known = { isBroken: false };

/** A chain that was found broken stays so until the whole of it was found intact: its newest part proves less. */
export function tellChain({ intact: isIntact }: Pick<ChainReport, 'intact'>, of: 'whole' | 'newest'): void {
  known.isBroken = !isIntact || (known.isBroken && of === 'newest');
  intact.set({}, known.isBroken ? 0 : 1);
  verified.set({}, Date.now() / 1_000);
}

/** What proves that nothing was lost and nothing was changed, as the operator sees it. */
@Injectable()
export class MeasureEvidence implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private unmeasure?: () => void;

  constructor(
    private readonly store: SealStore,
    private readonly database: Database,
  ) {}

  onApplicationBootstrap(): void {
    this.unmeasure = scrapeSources.add('audit', () => this.tell());
  }

  beforeApplicationShutdown(): void {
    this.unmeasure?.();
  }

  private async tell(): Promise<void> {
    const waiting = await this.store.waiting();
    pending.set({}, waiting.entries);
    oldest.set({}, waiting.oldestSeconds);
    const since = await this.store.firstEntryAt();
    if (since !== undefined) first.set({}, since.getTime() / 1_000);
    const at = await readLastBackup(this.database);
    if (at !== undefined) backup.set({}, at.getTime() / 1_000);
  }
}
