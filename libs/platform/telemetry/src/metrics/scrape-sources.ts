import type { CounterMetric, MetricSet } from './metric-set';

/** However often is scraped, a source is not asked more often. */
const KEPT_MS = 10_000;
/** A scrape waits no longer for one source: its old values stand, and the failure is counted. */
const ANSWER_WITHIN_MS = 1_500;

interface Source {
  readonly name: string;
  readonly read: () => unknown;
  freshUntil: number;
  reading?: Promise<void>;
}

/** What is looked up only when somebody scrapes: each source costs one cheap question in ten seconds at most. */
export class ScrapeSources {
  private readonly sources = new Set<Source>();
  private readonly failures: CounterMetric<'source'>;

  constructor(metrics: MetricSet) {
    const help = 'Questions of a scrape that failed or took too long; old values were given';
    this.failures = metrics.counter('plinth_scrape_failures_total', help, ['source'] as const);
  }

  /** `read` sets gauges; answers what takes the source away again. */
  add(name: string, read: () => unknown): () => void {
    const source: Source = { name, read, freshUntil: 0 };
    this.sources.add(source);
    return () => void this.sources.delete(source);
  }

  async refresh(): Promise<void> {
    await Promise.all([...this.sources].map((source) => this.inTime(source)));
  }

  private async inTime(source: Source): Promise<void> {
    if (performance.now() < source.freshUntil) return;
    source.reading ??= this.ask(source);
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(() => {
        this.failures.add({ source: source.name });
        resolve();
      }, ANSWER_WITHIN_MS);
    });
    await Promise.race([source.reading, late]);
    clearTimeout(timer);
  }

  /** Never rejects. One that hangs is not asked a second time meanwhile. */
  private async ask(source: Source): Promise<void> {
    try {
      await source.read();
      source.freshUntil = performance.now() + KEPT_MS;
    } catch {
      this.failures.add({ source: source.name });
    } finally {
      source.reading = undefined;
    }
  }
}
