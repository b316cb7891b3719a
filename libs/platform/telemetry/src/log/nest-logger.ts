import type { LoggerService } from '@nestjs/common';
import type { Logger } from './create-logger';

/** Nest's own messages through the house's logger. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }
  error(message: unknown, ...rest: unknown[]): void {
    this.write('error', message, rest);
  }
  warn(message: unknown, ...rest: unknown[]): void {
    this.write('warn', message, rest);
  }
  debug(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }
  verbose(message: unknown, ...rest: unknown[]): void {
    this.write('trace', message, rest);
  }
  fatal(message: unknown, ...rest: unknown[]): void {
    this.write('fatal', message, rest);
  }

  /** Nest passes its context last and, for errors, the stack before it. */
  private write(level: 'trace' | 'debug' | 'warn' | 'error' | 'fatal', message: unknown, rest: readonly unknown[]) {
    const context = rest.at(-1);
    const facts = { context, more: rest.length > 1 ? rest.slice(0, -1) : undefined };
    if (typeof message === 'string') this.logger[level](facts, message);
    else this.logger[level]({ ...facts, error: message });
  }
}
