import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { DomainError } from '@plinth/error-contract';
import type { DatabaseServer } from '@plinth/platform-database';
import { CacheErrors } from './errors';

/** Lasts as long as the session: the lock of a killed process is free at once. Advisory locks are per database. */
const INSTANCE_LOCK = 7_165_020;
const AGAIN_MS = 250;
/** A command that only looks whether a base runs holds the lock for a moment. */
const SHARED_PATIENCE_MS = 5_000;

/** Proof that this process is the only one of its base. */
export interface InstanceClaim {
  /** @throws DomainError `cache.second_instance` once another process has taken the base over */
  check(): void;
  release(): Promise<void>;
}

export interface ClaimOptions {
  /** Called once when another instance took over while the database was away: this process must end. */
  readonly onLost?: (error: DomainError) => void;
  /**
   * The domain of a service of the cluster shape: it holds the database together with the other services, as its own
   * role, and keeps out a base of one process and a restore.
   */
  readonly sharedBy?: string;
}

/**
 * Claims the database for this process until `release` or its end. When the connection breaks it is claimed again.
 * @throws DomainError `cache.second_instance` naming the process that holds it
 */
export async function claimSingleInstance(server: DatabaseServer, options: ClaimOptions = {}): Promise<InstanceClaim> {
  const claim = new Claim(server, options);
  await claim.takePatiently();
  return claim;
}

class Claim implements InstanceClaim {
  private client: Client | undefined;
  private lost: DomainError | undefined;
  private released = false;
  private again: NodeJS.Timeout | undefined;

  constructor(
    private readonly server: DatabaseServer,
    private readonly options: ClaimOptions,
  ) {}

  check(): void {
    if (this.lost !== undefined) throw this.lost;
  }

  /** A service waits out who only looks; a base does not wait for another base to end. */
  async takePatiently(): Promise<void> {
    const until = performance.now() + (this.options.sharedBy === undefined ? 0 : SHARED_PATIENCE_MS);
    for (;;) {
      try {
        return await this.take();
      } catch (error) {
        if (!(error instanceof DomainError) || performance.now() >= until) throw error;
        await sleep(AGAIN_MS);
      }
    }
  }

  private async take(): Promise<void> {
    const { sharedBy } = this.options;
    const lock = sharedBy === undefined ? 'pg_try_advisory_lock' : 'pg_try_advisory_lock_shared';
    const client = new Client({
      ...(sharedBy === undefined ? this.server.owner() : this.server.domain(sharedBy)),
      application_name: `plinth pid ${process.pid} on ${hostname()}`.slice(0, 63),
      keepAlive: true,
    });
    client.on('error', () => undefined);
    try {
      await client.connect();
      const { rows } = await client.query<{ won: boolean }>(`SELECT ${lock}($1) AS won`, [INSTANCE_LOCK]);
      if (rows[0]?.won !== true) throw await refusal(client);
    } catch (error) {
      await client.end().catch(() => undefined);
      throw error;
    }
    this.client = client;
    client.once('end', () => this.takeAgain());
  }

  async release(): Promise<void> {
    this.released = true;
    clearTimeout(this.again);
    await this.client?.end().catch(() => undefined);
  }

  private takeAgain(): void {
    if (this.released) return;
    this.again = setTimeout(() => {
      this.takePatiently().catch((error: unknown) => {
        if (error instanceof DomainError) this.lose(error);
        else this.takeAgain();
      });
    }, AGAIN_MS).unref();
  }

  private lose(error: DomainError): void {
    this.lost = error;
    this.options.onLost?.(error);
  }
}

async function refusal(client: Client): Promise<DomainError> {
  const { rows } = await client.query<{ holder: string }>(
    `SELECT string_agg(a.application_name || ' as ' || a.usename || ', since ' ||
              to_char(a.backend_start AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS "UTC"'), '; ' ORDER BY a.usename) AS holder
       FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid
      WHERE l.locktype = 'advisory' AND l.granted AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
        AND l.classid = 0 AND l.objid = $1`,
    [INSTANCE_LOCK],
  );
  return new DomainError(CacheErrors.secondInstance, { holder: rows[0]?.holder ?? 'unknown' });
}
