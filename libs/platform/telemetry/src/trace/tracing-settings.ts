import { setting } from '@plinth/platform-config';

/** The names that OpenTelemetry gives them. Without an endpoint nothing is traced, and tracing costs nothing. */
export const tracingSettings = {
  otlpEndpoint: setting.optional(setting.httpUrl('OTEL_EXPORTER_OTLP_ENDPOINT')),
  /** Share of the traces that begin here and are recorded, from 0 to 1. The same for all services of a base. */
  traceRatio: setting.number('OTEL_TRACES_SAMPLER_ARG', { fallback: 1 }),
};

export interface TracingConfig {
  readonly otlpEndpoint: string | undefined;
  readonly traceRatio: number;
}
