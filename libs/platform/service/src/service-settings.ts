import { setting } from '@plinth/platform-config';
import { tracingSettings } from '@plinth/platform-telemetry';
import type { TracingConfig } from '@plinth/platform-telemetry';
import { CLOCK_LIMIT_MS } from './watch-clock';

/** Settings that every service of the cluster shape has. A shell spreads them into its own. */
export const serviceSettings = {
  ...tracingSettings,
  host: setting.text('PLINTH_HOST', { fallback: '127.0.0.1' }),
  port: setting.port('PLINTH_PORT', { fallback: 0 }),
  managementHost: setting.text('PLINTH_MANAGEMENT_HOST', { fallback: '127.0.0.1' }),
  /** 0 is none. */
  managementPort: setting.port('PLINTH_MANAGEMENT_PORT', { fallback: 0 }),
  publicUrl: setting.httpUrl('PLINTH_PUBLIC_URL'),
  /** Needs no user: a service connects with the roles of its domain (ADR 19). */
  databaseUrl: setting.text('PLINTH_DATABASE_URL'),
  /** Of the roles that this service needs: then it needs no master key for them. */
  databasePasswords: setting.optional(setting.text('PLINTH_DATABASE_PASSWORDS')),
  /** Connections of this process as the role of its domain, at most. */
  poolSize: setting.number('PLINTH_POOL_SIZE', { fallback: 8 }),
  /** A clock further from PostgreSQL's than this is not ready; 0 for a clock that is only measured. */
  clockLimitMs: setting.number('PLINTH_CLOCK_LIMIT_MS', { fallback: CLOCK_LIMIT_MS }),
  /** After SIGTERM it says that it is not ready, and serves on for this long, so that others look elsewhere. */
  drainDelayMs: setting.number('PLINTH_DRAIN_DELAY_MS', { fallback: 3_000 }),
  /** Then it listens no more; what is under way may take this long. */
  drainLimitMs: setting.number('PLINTH_DRAIN_LIMIT_MS', { fallback: 20_000 }),
  logLevel: setting.oneOf('PLINTH_LOG_LEVEL', ['debug', 'info', 'warn', 'error', 'silent'], { fallback: 'info' }),
};

export interface ServiceConfig extends TracingConfig {
  readonly host: string;
  readonly port: number;
  readonly managementHost: string;
  readonly managementPort: number;
  readonly publicUrl: string;
  readonly databaseUrl: string;
  readonly databasePasswords: string | undefined;
  readonly poolSize: number;
  readonly clockLimitMs: number;
  readonly drainDelayMs: number;
  readonly drainLimitMs: number;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
}
