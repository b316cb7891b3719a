import type { AuditEntry } from '@plinth/platform-audit-trail';

export interface StoredEntry extends AuditEntry {
  readonly id: string;
  /** UTC with microseconds. */
  readonly recordedAt: string;
  /** Database role that wrote it: the domain it surely came from. */
  readonly writer: string;
  /** Absent until the entry is sealed. */
  readonly position?: number;
}

export interface EntryFilter {
  readonly actor?: string;
  /** Whole name or the beginning of one (`org.person.`). */
  readonly action?: string;
  /** Subtrees to look in; absent is everything, also what belongs to no unit. */
  readonly unitRoots?: readonly string[];
  readonly target?: string;
  readonly result?: AuditEntry['result'];
  readonly from?: Date;
  readonly to?: Date;
}
