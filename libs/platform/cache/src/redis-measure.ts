import type { Metrics } from '@plinth/platform-telemetry';
import type { RedisFault } from './redis-fault';

/** What is counted about a connection to Redis. */
export interface RedisMeasure {
  up(is: boolean): void;
  failed(fault: RedisFault): void;
}

export const noMeasure: RedisMeasure = { up: () => undefined, failed: () => undefined };

export function measureRedis(metrics: Metrics): RedisMeasure {
  const up = metrics.gauge('plinth_redis_up', '1 while Redis answers, 0 while limits are kept without it', []);
  const failures = metrics.counter('plinth_redis_failures_total', 'Commands that Redis did not answer', ['cause']);
  return { up: (is) => up.set({}, is ? 1 : 0), failed: (cause) => failures.add({ cause }) };
}
