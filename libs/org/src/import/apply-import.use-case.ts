import { Injectable } from '@nestjs/common';
import { DomainError } from '@plinth/error-contract';
import { OrgEvents } from '@plinth/org-contract';
import { AuditTrail } from '@plinth/platform-audit-trail';
import { Transactions } from '@plinth/platform-database';
import type { Tx } from '@plinth/platform-database';
import { Outbox } from '@plinth/platform-events';
import { EnsureClasses } from '../unit/ensure-classes';
import type { Stage } from '../unit/stage';
import { checkLeaving } from './check-leaving';
import { countsNothing } from './import-batch';
import type { ImportBatch, ImportSummary } from './import-batch';
import { failureOf } from './import-failure';
import { imports } from './import-measure';
import { ImportRows } from './import-rows';
import { ImportStore } from './import.store';
import { seldom } from './seldom';

/** The register has lost something since the dry run that the staged rows rely on. */
class ValuesNotSealed extends Error {}

/**
 * Writes a confirmed import in one transaction: compared once more on what is true now, guarded once more, then people,
 * memberships and events together. When anything fails nothing was written, and the job runs it again.
 */
@Injectable()
export class ApplyImport {
  constructor(
    private readonly transactions: Transactions,
    private readonly imports: ImportStore,
    private readonly rows: ImportRows,
    private readonly classes: EnsureClasses,
    private readonly outbox: Outbox,
    private readonly audit: AuditTrail,
  ) {}

  /** False when the rows have to be staged anew, every value sealed. */
  async execute(importId: string): Promise<boolean> {
    const batch = await this.imports.find(importId);
    if (batch?.state !== 'applying') return true;
    try {
      await this.transactions.run((tx) => this.apply(tx, batch), { retries: 5 });
      imports.add({ result: 'done' });
    } catch (error) {
      if (error instanceof ValuesNotSealed) return false;
      if (!(error instanceof DomainError)) throw error;
      await this.imports.fail(importId, failureOf(error));
      imports.add({ result: 'refused' });
    }
    return true;
  }

  private async apply(tx: Tx, batch: ImportBatch): Promise<void> {
    const told = (from: number, to: number) =>
      seldom((share) => this.imports.setProgress(batch.id, from + share * (to - from)));
    await this.rows.lockSchool(tx, batch.schoolId);
    // Who confirmed was told that nothing changes: so nothing does, whatever the register has become since.
    if (batch.summary && countsNothing(batch.summary) && !(await this.rows.writesUncounted(tx, batch)))
      return this.finish(tx, batch, batch.summary);
    const summary = await this.rows.compare(tx, batch, told(0, 0.4));
    checkLeaving(summary, batch.leavingAccepted);
    if ((await this.rows.unsealed(tx, batch.id, summary)).length > 0) throw new ValuesNotSealed();
    if (summary.newClasses.length > 0) {
      await this.addClasses(tx, batch);
      await this.rows.placeAnew(tx, batch);
    }
    await this.rows.apply(tx, batch, summary, told(0.4, 1));
    await this.finish(tx, batch, summary);
  }

  private async addClasses(tx: Tx, batch: ImportBatch): Promise<void> {
    const missing = await this.rows.missingClasses(tx, batch.id);
    const keys = missing.map(({ stage, entryYear, number }) => ({
      stage: stage as Stage,
      entryYear,
      classNumber: number,
    }));
    await this.classes.execute(tx, batch.schoolId, keys, { actor: batch.actor });
  }

  private async finish(tx: Tx, batch: ImportBatch, summary: ImportSummary): Promise<void> {
    const { added, changed, moved, leaving } = summary;
    await this.imports.setSummary(tx, batch.id, summary);
    if (!(await this.imports.move(tx, batch.id, ['applying'], 'done')))
      throw new Error(`Import ${batch.id} was moved meanwhile`);
    if (countsNothing(summary)) return;
    await this.outbox.append(tx, {
      type: OrgEvents.importFinished,
      key: batch.id,
      unitPath: batch.unitPath,
      actor: batch.actor,
      data: { importId: batch.id, unitId: batch.schoolId, added, changed: changed + moved, left: leaving },
    });
    await this.audit.record(tx, {
      actor: batch.actor,
      action: 'org.import.apply',
      unitId: batch.schoolId,
      unitPath: batch.unitPath,
      target: `import:${batch.id}`,
      count: added + changed + moved + leaving,
      result: 'success',
      detail: { added, changed, moved, leaving },
    });
  }
}
