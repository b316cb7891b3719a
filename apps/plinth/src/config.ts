import * as path from 'node:path';
import { readConfig, setting } from '@plinth/platform-config';

/** Settings that scripts rely on; README lists them. */
const settings = {
  port: setting.port('PLINTH_PORT', { fallback: 8080 }),
  host: setting.text('PLINTH_HOST', { fallback: '127.0.0.1' }),
  publicUrl: setting.optional(setting.httpUrl('PLINTH_PUBLIC_URL')),
  trustedProxies: setting.list('PLINTH_TRUSTED_PROXIES', { fallback: [] }),
  home: setting.text('PLINTH_HOME', { fallback: '.plinth' }),
  databaseUrl: setting.optional(setting.text('PLINTH_DATABASE_URL')),
  masterKeyFile: setting.optional(setting.text('PLINTH_MASTER_KEY_FILE')),
  tlsCert: setting.optional(setting.text('PLINTH_TLS_CERT')),
  tlsKey: setting.optional(setting.text('PLINTH_TLS_KEY')),
  managementPort: setting.port('PLINTH_MANAGEMENT_PORT', { fallback: 0 }),
  corsOrigins: setting.list('PLINTH_CORS_ORIGINS', { fallback: [] }),
  rateLimitFactor: setting.number('PLINTH_RATE_LIMIT_FACTOR', { fallback: 1 }),
  // As `tracingSettings`, whose library is loaded while PostgreSQL starts and not before.
  otlpEndpoint: setting.optional(setting.httpUrl('OTEL_EXPORTER_OTLP_ENDPOINT')),
  traceRatio: setting.number('OTEL_TRACES_SAMPLER_ARG', { fallback: 1 }),
  logLevel: setting.oneOf('PLINTH_LOG_LEVEL', ['debug', 'info', 'warn', 'error', 'silent'], { fallback: 'info' }),
};

/** @throws ConfigFaults with every fault of the environment at once */
export function readPlinthConfig(environment: NodeJS.ProcessEnv = process.env) {
  const config = readConfig(settings, environment);
  const home = path.resolve(config.home);
  return { ...config, home, masterKeyFile: config.masterKeyFile ?? path.join(home, 'master.key') };
}

export type PlinthConfig = ReturnType<typeof readPlinthConfig>;
