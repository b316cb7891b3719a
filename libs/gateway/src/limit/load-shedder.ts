import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { IntervalHistogram } from 'node:perf_hooks';
import { DomainError } from '@plinth/error-contract';
import { GatewayErrors } from '@plinth/gateway-contract';

const WINDOW_MS = 500;

/**
 * Refuses work while the process cannot keep up: better a quick 503 for some than seconds of waiting for all.
 * Two bad windows in a row count, so that one long computation beside us does not.
 */
export class LoadShedder {
  private readonly delay: IntervalHistogram;
  private readonly timer: NodeJS.Timeout;
  private badWindows = 0;

  constructor(private readonly maxLagMs: number) {
    this.delay = monitorEventLoopDelay({ resolution: 20 });
    this.delay.enable();
    this.timer = setInterval(() => this.measure(this.delay.percentile(50) / 1e6), WINDOW_MS);
    this.timer.unref();
  }

  measure(medianLagMs: number): void {
    this.badWindows = medianLagMs > this.maxLagMs ? this.badWindows + 1 : 0;
    this.delay.reset();
  }

  /** @throws DomainError `gateway.overloaded` */
  checkLoad(): void {
    if (this.badWindows >= 2) throw new DomainError(GatewayErrors.overloaded, { retryAfterSeconds: 1 });
  }

  stop(): void {
    clearInterval(this.timer);
    this.delay.disable();
  }
}
