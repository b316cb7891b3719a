export type CheckResult = 'ok' | 'failed' | 'timed_out';

/**
 * Asked by whoever sends requests. What waits in PostgreSQL meanwhile (events to be published or handled), and a disk
 * that takes no more (what is there can be read), is no reason to turn people away: the whole answer tells operators.
 */
export const TRAFFIC_READINESS = '/readyz?exclude=relay&exclude=bus&exclude=room';

/** The checks that a question leaves out, as Kubernetes' own servers have it: `?exclude=<name>`, as often as wanted. */
export const excludedBy = (query: string | readonly string[] | undefined): readonly string[] =>
  query === undefined ? [] : [query].flat();

export interface ReadinessReport {
  readonly ready: boolean;
  readonly checks: Readonly<Record<string, CheckResult>>;
}

interface Check {
  readonly run: () => Promise<unknown>;
  readonly timeoutMs: number;
}

/** Whether this process can do its work now, asked of each part by name. */
export class Readiness {
  private readonly checks = new Map<string, Check>();
  private draining = false;

  /** `onFailure` gets what went wrong: the answer itself says only which part. */
  constructor(private readonly onFailure: (name: string, error: unknown) => void = () => undefined) {}

  /** A check passes by settling in time without throwing. */
  register(name: string, run: () => Promise<unknown>, timeoutMs = 2000): void {
    if (this.checks.has(name)) throw new Error(`A readiness check called ${name} is there already`);
    this.checks.set(name, { run, timeoutMs });
  }

  /** From now on not ready: called first when shutting down, so that load balancers look elsewhere. */
  drain(): void {
    this.draining = true;
  }

  async report(excluded: readonly string[] = []): Promise<ReadinessReport> {
    const asked = [...this.checks].filter(([name]) => !excluded.includes(name));
    const results = await Promise.all(
      asked.map(async ([name, check]) => [name, await this.resultOf(name, check)] as const),
    );
    return {
      ready: !this.draining && results.every(([, result]) => result === 'ok'),
      checks: Object.fromEntries(results),
    };
  }

  private async resultOf(name: string, { run, timeoutMs }: Check): Promise<CheckResult> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<'timed_out'>((resolve) => {
      timer = setTimeout(() => resolve('timed_out'), timeoutMs);
    });
    try {
      return await Promise.race([(async () => run())().then(() => 'ok' as const), late]);
    } catch (error) {
      this.onFailure(name, error);
      return 'failed';
    } finally {
      clearTimeout(timer);
    }
  }
}
