export { createLogger, logUnexpectedTo } from './log/create-logger';
export type { Logger, LoggerOptions } from './log/create-logger';
export { NestLogger } from './log/nest-logger';
export { scrub, scrubText } from './log/scrub';
export { Readiness, TRAFFIC_READINESS, excludedBy } from './health/readiness';
export type { CheckResult, ReadinessReport } from './health/readiness';
export { Metrics } from './metrics/metrics';
export { instruments, scrapeSources } from './metrics/instruments';
export type { CounterMetric, GaugeMetric, HistogramMetric } from './metrics/metric-set';
export { measureCertificate } from './metrics/certificates';
export { readVersion } from './metrics/build-info';
export { measureRequests } from './metrics/measure-requests';
export { startManagementListener } from './metrics/management-listener';
export type { ManagementListener, ManagementOptions } from './metrics/management-listener';
export {
  beginSpan,
  currentTraceparent,
  formatTraceparent,
  isRecording,
  parseTraceparent,
  traced,
  withTraceparent,
} from './trace/trace';
export type { OpenSpan, SpanOptions } from './trace/trace';
export { isTracing } from './trace/tracing-state';
export { startTracing } from './trace/start-tracing';
export type { Tracing, TracingOptions } from './trace/start-tracing';
export { beginRequestSpan } from './trace/request-span';
export type { RequestSpan } from './trace/request-span';
export { traceRequests } from './trace/trace-requests';
export { tracingSettings } from './trace/tracing-settings';
export type { TracingConfig } from './trace/tracing-settings';
