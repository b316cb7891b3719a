import type { CounterMetric, HistogramMetric, Metrics } from '@plinth/platform-telemetry';

/** Labels come from descriptors, allow lists and status names: all of them are bounded. */
export interface RpcMetrics {
  readonly served: HistogramMetric<'method' | 'caller' | 'status'>;
  readonly asked: HistogramMetric<'service' | 'method' | 'status'>;
  readonly retried: CounterMetric<'service' | 'method'>;
}

const held = new WeakMap<Metrics, RpcMetrics>();

/** One set for a process, however many servers and channels it has. */
export function rpcMetricsOf(metrics: Metrics | undefined): RpcMetrics | undefined {
  if (metrics === undefined) return undefined;
  const found = held.get(metrics);
  if (found !== undefined) return found;
  const made: RpcMetrics = {
    served: metrics.histogram('plinth_rpc_served_seconds', 'Duration of calls served to other services', [
      'method',
      'caller',
      'status',
    ]),
    asked: metrics.histogram('plinth_rpc_asked_seconds', 'Duration of calls to other services, retries included', [
      'service',
      'method',
      'status',
    ]),
    retried: metrics.counter('plinth_rpc_retries_total', 'Calls to other services that were tried again', [
      'service',
      'method',
    ]),
  };
  held.set(metrics, made);
  return made;
}
