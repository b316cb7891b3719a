import type { Pool } from 'pg';

export interface BeatOptions {
  readonly beatMs: number;
  /** Silence after which a pool counts as dead; several times `beatMs`. */
  readonly deadMs: number;
}

/** Says that pools of this process live, and frees the jobs of those that have fallen silent. */
export class WorkerBeat {
  readonly pools = new Set<string>();
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
  }
}
