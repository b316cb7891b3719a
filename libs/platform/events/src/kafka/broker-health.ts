import type { Logger } from '@nestjs/common';
import type { BrokerFault } from './broker-fault';

const PASSES_MS = 3_000;

/** What is wrong now, by part. Says each fault once when it comes and once when it has gone. */
export class BrokerHealth {
  private readonly faults = new Map<string, BrokerFault>();
  private readonly passing = new Map<string, number>();

  constructor(private readonly logger: Logger) {}

  fail(part: string, fault: BrokerFault): void {
    if (fault.isPassing && !this.lasts(part)) return this.logger.debug?.(`${part}: ${fault.text}`);
    const isKnown = [...this.faults.values()].some(({ text }) => text === fault.text);
    this.faults.set(part, fault);
    if (!isKnown) this.logger.error(`${part}: ${fault.text}`);
  }

  ok(part: string): void {
    this.passing.delete(part);
    if (this.faults.delete(part)) this.logger.log(`${part}: well again`);
  }

  private lasts(part: string): boolean {
    const since = this.passing.get(part) ?? performance.now();
    this.passing.set(part, since);
    return performance.now() - since >= PASSES_MS;
  }

  get all(): readonly BrokerFault[] {
    return [...this.faults.values()];
  }

  /** For readiness: throws what is wrong. */
  check(): void {
    if (this.faults.size === 0) return;
    throw new Error([...this.faults].map(([part, { text }]) => `${part}: ${text}`).join('\n'));
  }
}
