import type { Tx } from './tx';

export type Isolation = 'READ COMMITTED' | 'REPEATABLE READ' | 'SERIALIZABLE';

export interface TransactionOptions {
  readonly isolation?: Isolation;
  /** How often the whole unit is run again in a new transaction after 40P01 or 40001; 3 when absent. */
  readonly retries?: number;
}

/** Opened in a use case, never in a store. Nothing inside `work` waits on the network. */
export abstract class Transactions {
  abstract run<T>(work: (tx: Tx) => Promise<T>, options?: TransactionOptions): Promise<T>;
}
