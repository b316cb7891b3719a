import type { Page, Tx } from '@plinth/platform-database';
import type { Usage } from './usage';

export interface UsageQuery {
  readonly client?: string;
  /** From this time on. */
  readonly from?: string;
  /** Before this time. */
  readonly to?: string;
  readonly limit: number;
  readonly cursor?: string;
}

/** Port: the counters of all gateways of a base, added up. */
export abstract class UsageStore {
  abstract add(tx: Tx, usages: readonly Usage[]): Promise<void>;
  /** Latest hour first. */
  abstract list(query: UsageQuery): Promise<Page<Usage>>;
}
