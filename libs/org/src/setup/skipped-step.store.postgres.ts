import { Injectable } from '@nestjs/common';
import { sqlOf } from '@plinth/platform-database';
import type { Tx } from '@plinth/platform-database';
import type { SetupStep } from './setup';
import { SkippedStepStore } from './skipped-step.store';

@Injectable()
export class PostgresSkippedStepStore extends SkippedStepStore {
  async add(tx: Tx, step: SetupStep, actor: string): Promise<boolean> {
    const rows = await sqlOf(tx).query(
      'INSERT INTO skipped_setup_step (step, skipped_by) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING step',
      [step, actor],
    );
    return rows.length > 0;
  }

  async remove(tx: Tx, step: SetupStep): Promise<boolean> {
    const rows = await sqlOf(tx).query('DELETE FROM skipped_setup_step WHERE step = $1 RETURNING step', [step]);
    return rows.length > 0;
  }
}
