export interface RunningJob {
  readonly id: string;
  /** 1 at the first time. */
  readonly attempt: number;
  /** Aborted when the service stops and has waited long enough. */
  readonly signal: AbortSignal;
}

/** May run more than once for one timer (a crash after the effect): the effect must be safe to repeat. */
export type JobHandler = (payload: Readonly<Record<string, unknown>>, job: RunningJob) => Promise<void>;

export interface CronEntry {
  readonly name: string;
  /** Minute hour day month weekday, in UTC. */
  readonly match: string;
  /** How far back missed runs are made up after a standstill; none when absent. */
  readonly makeUpMs?: number;
}

/** The handlers of one domain. Register in `onModuleInit`; the runner starts when the application has. */
export class Jobs {
  private readonly registered = new Map<string, JobHandler>();
  private readonly entries: CronEntry[] = [];

  constructor(private readonly domain: string) {}

  handle(name: string, handler: JobHandler): void {
    if (!name.startsWith(`${this.domain}.`))
      throw new Error(`Job ${name} must be called ${this.domain}.<what is done>`);
    if (this.registered.has(name)) throw new Error(`Two handlers are called ${name}`);
    this.registered.set(name, handler);
  }

  /** Runs at times of the clock, once per time however many processes run. */
  every(entry: CronEntry, handler: JobHandler): void {
    this.handle(entry.name, handler);
    this.entries.push(entry);
  }

  get handlers(): ReadonlyMap<string, JobHandler> {
    return this.registered;
  }

  get crontab(): readonly CronEntry[] {
    return this.entries;
  }
}
