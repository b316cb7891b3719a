import type { Pool } from 'pg';

export interface BeatOptions {
  readonly beatMs: number;
  /** Silence after which a pool counts as dead; several times `beatMs`. */
  readonly deadMs: number;
  /** How long a job may be locked by a pool of ours without being in hand before its lock counts as lost. */
  readonly lostMs: number;
}

/** Says that pools of this process live, and frees the jobs of those that have fallen silent. */
export class WorkerBeat {
  readonly pools = new Set<string>();
  /** Ids of the jobs that handlers of this process are busy with. */
  readonly inHand = new Set<string>();
  /** Jobs locked by our pools that nobody has in hand, and since when. */
  private idle = new Map<string, number>();
  private timer: NodeJS.Timeout | undefined;
  private beating: Promise<void> = Promise.resolve();

  constructor(
    private readonly database: Pool,
    private readonly options: BeatOptions,
    private readonly onError: (error: unknown) => void,
  ) {}

  async start(): Promise<void> {
    await this.beat();
    this.timer = setInterval(() => {
      this.beating = this.beat().catch(this.onError);
    }, this.options.beatMs);
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.beating;
    await this.database.query('DELETE FROM timers.worker_beat WHERE pool = ANY ($1)', [[...this.pools]]);
  }

  private async beat(): Promise<void> {
    await this.database.query(
      `INSERT INTO timers.worker_beat (pool) SELECT unnest($1::text[])
       ON CONFLICT (pool) DO UPDATE SET beat_at = now()`,
      [[...this.pools]],
    );
    await this.database.query(
      `SELECT timers.force_unlock_workers(array_agg(DISTINCT locked_by)) FROM timers._private_jobs AS job
       WHERE locked_at < now() - $1 * interval '1 ms' AND NOT EXISTS (
         SELECT FROM timers.worker_beat WHERE pool = job.locked_by AND beat_at > now() - $1 * interval '1 ms')
       HAVING count(*) > 0`,
      [this.options.deadMs],
    );
    await this.database.query(`DELETE FROM timers.worker_beat WHERE beat_at < now() - interval '1 day'`);
    await this.freeLost();
  }

  /**
   * When the connection breaks in the very moment in which a failed job is given back, graphile-worker goes on without
   * it, and the lock of a pool that lives would stand for hours.
   */
  private async freeLost(): Promise<void> {
    const { rows } = await this.database.query<{ id: string }>(
      'SELECT id::text AS id FROM timers._private_jobs WHERE locked_by = ANY ($1)',
      [[...this.pools]],
    );
    const now = performance.now();
    const idle = rows.map(({ id }) => id).filter((id) => !this.inHand.has(id));
    this.idle = new Map(idle.map((id) => [id, this.idle.get(id) ?? now]));
    const lost = idle.filter((id) => now - (this.idle.get(id) ?? now) >= this.options.lostMs);
    if (lost.length === 0) return;
    await this.database.query(
      `UPDATE timers._private_jobs SET locked_by = NULL, locked_at = NULL
       WHERE id = ANY ($1::bigint[]) AND locked_by = ANY ($2)`,
      [lost, [...this.pools]],
    );
  }
}
