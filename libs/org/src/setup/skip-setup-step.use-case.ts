import { Injectable } from '@nestjs/common';
import { AuditTrail } from '@plinth/platform-audit-trail';
import { Transactions } from '@plinth/platform-database';
import type { Caller } from '../person/caller';
import type { SetupStep } from './setup';
import { SkippedStepStore } from './skipped-step.store';

/** Leaves a step of the set-up for later, or takes it up again. */
@Injectable()
export class SkipSetupStep {
  constructor(
    private readonly transactions: Transactions,
    private readonly steps: SkippedStepStore,
    private readonly audit: AuditTrail,
  ) {}

  async execute(step: SetupStep, isSkipped: boolean, { actor, requestId, address }: Caller): Promise<void> {
    await this.transactions.run(async (tx) => {
      const isNew = isSkipped ? await this.steps.add(tx, step, actor) : await this.steps.remove(tx, step);
      if (!isNew) return;
      await this.audit.record(tx, {
        actor,
        action: isSkipped ? 'org.setup.skipped' : 'org.setup.resumed',
        unitPath: '',
        result: 'success',
        detail: { step },
        ...(requestId !== undefined && { requestId }),
        ...(address !== undefined && { address }),
      });
    });
  }
}
