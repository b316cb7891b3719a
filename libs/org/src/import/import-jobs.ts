import type { Tx } from '@plinth/platform-database';

export type ImportStep = 'read' | 'apply';

/** A step that failed so often is given up. The waits between grow by e: about four minutes without a database are outlived. */
export const STEP_ATTEMPTS = 6;

/** The durable side of long steps: asked for in the caller's transaction, run again after a crash. */
export abstract class ImportJobs {
  abstract request(tx: Tx, step: ImportStep, importId: string): Promise<void>;
}
