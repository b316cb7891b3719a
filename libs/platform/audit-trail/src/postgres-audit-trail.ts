import type { BeforeApplicationShutdown } from '@nestjs/common';
import { DomainError } from '@plinth/error-contract';
import { sqlStateOf } from '@plinth/platform-database';
import type { Database, Tx } from '@plinth/platform-database';
import { AuditTrail } from './audit-trail';
import type { AuditEntry } from './audit-trail';
import { AuditTrailErrors } from './errors';
import { addPending, addPendingAlone } from './pending.store.postgres';

export interface AuditTrailOptions {
  /** How long an entry written alone may wait for others; 100 ms when absent. */
  readonly flushAfterMs?: number;
  /** Entries held at most while the database is away; beyond it `recordAlone` refuses. 10,000 when absent. */
  readonly capacity?: number;
  /** Told of an entry that PostgreSQL will never take. */
  readonly onRefusedEntry?: (action: string, error: unknown) => void;
}

const BATCH = 1000;

/** Entries of transactions go with them; entries written alone are gathered and written in batches. */
export class PostgresAuditTrail extends AuditTrail implements BeforeApplicationShutdown {
  private waiting: AuditEntry[] = [];
  private timer: NodeJS.Timeout | undefined;
  private draining: Promise<void> | undefined;
  private direct = false;

  constructor(
    private readonly database: Database,
    private readonly options: AuditTrailOptions = {},
  ) {
    super();
  }

  record(tx: Tx, entry: AuditEntry): Promise<void> {
    return addPending(tx, entry);
  }

  async recordAlone(entry: AuditEntry): Promise<void> {
    if (this.direct) return addPendingAlone(this.database, [entry]);
    if (this.waiting.length >= (this.options.capacity ?? 10_000)) throw new DomainError(AuditTrailErrors.trailFull);
    this.waiting.push(entry);
    if (this.waiting.length < BATCH) this.flushSoon(this.options.flushAfterMs ?? 100);
    else if (this.draining === undefined && this.timer === undefined) void this.flush().catch(() => undefined);
  }

  /** Writes what waits. When it fails the entries wait on and are tried again. */
  async flush(): Promise<void> {
    if (this.waiting.length > 0) await (this.draining ??= this.drain());
  }

  /** The pool closes after this hook; requests that still end meanwhile are written directly. */
  async beforeApplicationShutdown(): Promise<void> {
    this.direct = true;
    await this.flush();
  }

  private flushSoon(delayMs: number): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      void this.flush().catch(() => undefined);
    }, delayMs).unref();
  }

  /** Ends only in the same step in which it saw nothing waiting, so no entry falls between two runs. */
  private async drain(): Promise<void> {
    try {
      while (this.waiting.length > 0) await this.writeBatch();
    } finally {
      this.draining = undefined;
    }
  }

  private async writeBatch(): Promise<void> {
    const batch = this.waiting.slice(0, BATCH);
    try {
      await addPendingAlone(this.database, batch);
    } catch (error) {
      if (!isRefusedContent(error)) {
        if (!this.direct) this.flushSoon(1000);
        throw error;
      }
      for (const entry of batch) await this.writeOne(entry);
    }
    this.waiting = this.waiting.slice(batch.length);
  }

  private async writeOne(entry: AuditEntry): Promise<void> {
    try {
      await addPendingAlone(this.database, [entry]);
    } catch (error) {
      if (!isRefusedContent(error)) throw error;
      this.options.onRefusedEntry?.(entry.action, error);
    }
  }
}

/** SQLSTATE classes 22 (data exception) and 23 (constraint violation): trying again cannot help. */
const isRefusedContent = (error: unknown): boolean => /^2[23]/.test(sqlStateOf(error) ?? '');
