import { diag } from '@opentelemetry/api';
import { readVersion } from '../metrics/build-info';
import { setTracing } from './tracing-state';
import type { TracingConfig } from './tracing-settings';

export interface TracingOptions extends TracingConfig {
  /** `plinth` for the base in one process, else the name of the service. */
  readonly service: string;
  /** Told at most once a minute what went wrong with the collector. */
  readonly onFault?: (message: string) => void;
}

export interface Tracing {
  /** Sends what is left, for two seconds at most. */
  stop(): Promise<void>;
}

const NONE: Tracing = { stop: async () => undefined };

/**
 * Records traces and sends them to the collector at `otlpEndpoint`; does nothing without one. The SDK is loaded only
 * then. Spans wait in bounded memory and are dropped when the collector is away: no request ever waits for it.
 */
export async function startTracing(options: TracingOptions): Promise<Tracing> {
  if (options.otlpEndpoint === undefined) return NONE;
  const { traceRatio } = options;
  if (!(traceRatio >= 0 && traceRatio <= 1)) throw new Error('OTEL_TRACES_SAMPLER_ARG must be from 0 to 1');
  const { openProvider } = await import('./open-provider');
  const provider = openProvider({ ...options, endpoint: options.otlpEndpoint, version: readVersion() });
  provider.register();
  setTracing(true);
  return {
    stop: async () => {
      setTracing(false);
      await provider.stop();
      diag.disable();
    },
  };
}
