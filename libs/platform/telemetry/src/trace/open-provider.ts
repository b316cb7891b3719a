import { DiagLogLevel, context, diag, trace } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  AlwaysOffSampler,
  BatchSpanProcessor,
  NodeTracerProvider,
  ParentBasedSampler,
  TraceIdRatioBasedSampler,
} from '@opentelemetry/sdk-trace-node';
import { ScrubbingExporter } from './scrubbing-exporter';

export interface ProviderOptions {
  readonly endpoint: string;
  readonly traceRatio: number;
  readonly service: string;
  readonly version: string;
  readonly onFault?: (message: string) => void;
}

const EXPORT_WITHIN_MS = 5_000;
const STOP_WITHIN_MS = 2_000;
const TELL_EVERY_MS = 60_000;

/**
 * Parent-based: what came unsampled stays so. What came sampled is measured by its trace id again, which gives every
 * service with the same ratio the same answer and keeps a caller from outside from having all its requests recorded.
 */
const samplerOf = (ratio: number): ParentBasedSampler => {
  const byTraceId = new TraceIdRatioBasedSampler(ratio);
  return new ParentBasedSampler({
    root: byTraceId,
    remoteParentSampled: byTraceId,
    remoteParentNotSampled: new AlwaysOffSampler(),
  });
};

export function openProvider(options: ProviderOptions) {
  tellFaults(options.onFault);
  const exporter = new OTLPTraceExporter({
    url: `${options.endpoint}/v1/traces`,
    timeoutMillis: EXPORT_WITHIN_MS,
    concurrencyLimit: 2,
  });
  const provider = new NodeTracerProvider({
    resource: resourceFromAttributes({
      'service.name': options.service,
      'service.namespace': 'plinth',
      'service.version': options.version,
    }),
    sampler: samplerOf(options.traceRatio),
    spanLimits: { attributeCountLimit: 32, attributeValueLengthLimit: 1_024, linkCountLimit: 32, eventCountLimit: 8 },
    spanProcessors: [
      new BatchSpanProcessor(new ScrubbingExporter(exporter), {
        maxQueueSize: 4_096,
        maxExportBatchSize: 512,
        scheduledDelayMillis: 1_000,
        exportTimeoutMillis: EXPORT_WITHIN_MS,
      }),
    ],
  });
  return {
    // No propagator: headers are read and written where a service begins and ends, and nothing but the trace is carried.
    register: () => provider.register({ propagator: null }),
    stop: async () => {
      await Promise.race([
        provider.shutdown().catch(() => undefined),
        new Promise<void>((resolve) => setTimeout(resolve, STOP_WITHIN_MS).unref()),
      ]);
      trace.disable();
      context.disable();
    },
  };
}

/** The SDK speaks of a collector that is away at every batch. */
function tellFaults(onFault: ProviderOptions['onFault']): void {
  let toldAt = -Infinity;
  const tell = (message: string): void => {
    if (performance.now() - toldAt < TELL_EVERY_MS) return;
    toldAt = performance.now();
    onFault?.(message.slice(0, 500));
  };
  const ignore = (): void => undefined;
  diag.setLogger(
    { error: tell, warn: tell, info: ignore, debug: ignore, verbose: ignore },
    { logLevel: DiagLogLevel.WARN, suppressOverrideMessage: true },
  );
}
