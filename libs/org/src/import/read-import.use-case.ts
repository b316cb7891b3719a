import { Injectable } from '@nestjs/common';
import { DomainError } from '@plinth/error-contract';
import { Transactions } from '@plinth/platform-database';
import type { ImportBatch } from './import-batch';
import { failureOf } from './import-failure';
import { ImportRows } from './import-rows';
import { ImportStore } from './import.store';
import { seldom } from './seldom';
import { RosterStaging } from './stage-roster';
import type { StagingOutcome } from './stage-roster';

/** Share of the progress that reading takes; comparing takes the rest. */
const READING_SHARE = 0.8;

/** The dry run: reads the file into the staging tables and finds out what it would do. Safe to run again from the start. */
@Injectable()
export class ReadImport {
  constructor(
    private readonly transactions: Transactions,
    private readonly imports: ImportStore,
    private readonly rows: ImportRows,
    private readonly staging: RosterStaging,
  ) {}

  async execute(importId: string): Promise<void> {
    const batch = await this.imports.find(importId);
    if (batch?.state !== 'reading') return;
    try {
      const outcome = await this.read(batch);
      if (outcome === 'stopped') await this.dropAs(batch, () => this.imports.cancelled(importId));
      else await this.compare(batch, outcome === 'sealed');
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      await this.dropAs(batch, () => this.imports.fail(importId, failureOf(error)));
    }
  }

  /**
   * Staged rows are not logged: when PostgreSQL crashed after the dry run they are gone, and come from the file again.
   * So they do, `whole`, when applying found lines without their sealed values.
   */
  async stageAgain(importId: string, { whole = false } = {}): Promise<void> {
    const batch = await this.imports.find(importId);
    if (batch?.state !== 'applying' || (!whole && (await this.rows.isStaged(importId)))) return;
    await this.staging.all(batch, { whole: true });
    await this.rows.analyse(batch);
  }

  /** Nothing of the file stays staged when it leads to nothing. */
  private async dropAs({ id }: ImportBatch, end: () => Promise<void>): Promise<void> {
    await this.transactions.run((tx) => this.rows.drop(tx, id));
    await end();
  }

  /** Stopped when somebody asked to cancel. */
  private read(batch: ImportBatch): Promise<StagingOutcome> {
    return this.staging.all(batch, {
      told: async (share, rows) => !(await this.imports.setProgress(batch.id, share * READING_SHARE, rows)),
    });
  }

  private async compare(batch: ImportBatch, isSealed: boolean): Promise<void> {
    await this.rows.analyse(batch);
    const told = seldom((share) => this.imports.setProgress(batch.id, READING_SHARE + share * (1 - READING_SHARE)));
    const [summary, unsealed] = await this.transactions.run(async (tx) => {
      const compared = await this.rows.compare(tx, batch, told);
      return [compared, isSealed ? [] : await this.rows.unsealed(tx, batch.id, compared)] as const;
    });
    if (unsealed.length > 0) await this.staging.rest(batch, new Set(unsealed));
    await this.transactions.run(async (tx) => {
      await this.imports.setSummary(tx, batch.id, summary);
      await this.imports.move(tx, batch.id, ['reading'], 'ready');
    });
  }
}
