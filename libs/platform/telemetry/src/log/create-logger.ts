import pino from 'pino';
import type { DestinationStream, Logger } from 'pino';
import { scrub, scrubText } from './scrub';

export type { Logger };

export interface LoggerOptions {
  /** Name of the service, in every line. */
  readonly service: string;
  readonly level?: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'silent';
  /** Standard error when absent: standard output belongs to the commands' answers. */
  readonly destination?: DestinationStream;
}

/** JSON lines. Every object is scrubbed as it comes in and every line once more as it goes out. */
export const createLogger = (options: LoggerOptions): Logger =>
  pino(
    {
      level: options.level ?? 'info',
      base: { service: options.service },
      timestamp: pino.stdTimeFunctions.isoTime,
      messageKey: 'message',
      errorKey: 'error',
      serializers: { error: scrub, err: scrub },
      formatters: {
        level: (level) => ({ level }),
        log: (entry) => scrub(entry) as Record<string, unknown>,
        bindings: (bindings) => scrub(bindings) as Record<string, unknown>,
      },
      hooks: { streamWrite: scrubText },
    },
    options.destination ?? pino.destination({ fd: 2, sync: true }),
  );

/** For `createService({ logUnexpected })`. */
export const logUnexpectedTo =
  (logger: Logger) =>
  (error: unknown, requestId: string): void =>
    logger.error({ error, requestId }, 'unexpected error');
