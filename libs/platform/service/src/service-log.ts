import { NestLogger, createLogger, logUnexpectedTo } from '@plinth/platform-telemetry';
import type { Logger, LoggerOptions } from '@plinth/platform-telemetry';

export interface ServiceLog {
  readonly log: Logger;
  readonly nest: NestLogger;
  readonly logUnexpected: (error: unknown, requestId: string) => void;
}

/** JSON lines, on standard error when no destination is given. */
export function openServiceLog(options: LoggerOptions): ServiceLog {
  const log = createLogger(options);
  return { log, nest: new NestLogger(log), logUnexpected: logUnexpectedTo(log) };
}
