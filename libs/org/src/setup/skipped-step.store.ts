import type { Tx } from '@plinth/platform-database';
import type { SetupStep } from './setup';

/** Port: the steps that were left for later. Both answer whether anything changed. */
export abstract class SkippedStepStore {
  abstract add(tx: Tx, step: SetupStep, actor: string): Promise<boolean>;
  abstract remove(tx: Tx, step: SetupStep): Promise<boolean>;
}
