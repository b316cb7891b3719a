import { readConfig, setting } from '@plinth/platform-config';

/** Settings of the gateway when it runs as a process of its own. */
const settings = {
  port: setting.port('PLINTH_PORT', { fallback: 8080 }),
  host: setting.text('PLINTH_HOST', { fallback: '127.0.0.1' }),
  publicUrl: setting.httpUrl('PLINTH_PUBLIC_URL'),
  trustedProxies: setting.list('PLINTH_TRUSTED_PROXIES', { fallback: [] }),
  corsOrigins: setting.list('PLINTH_CORS_ORIGINS', { fallback: ['*'] }),
  tlsCert: setting.optional(setting.text('PLINTH_TLS_CERT')),
  tlsKey: setting.optional(setting.text('PLINTH_TLS_KEY')),
  identityUrl: setting.text('PLINTH_IDENTITY_UPSTREAM'),
  orgUrl: setting.text('PLINTH_ORG_UPSTREAM'),
  marketUrl: setting.text('PLINTH_MARKET_UPSTREAM'),
  auditUrl: setting.text('PLINTH_AUDIT_UPSTREAM'),
};

/** @throws ConfigFaults with every fault of the environment at once */
export const readGatewayConfig = (environment: NodeJS.ProcessEnv = process.env) => readConfig(settings, environment);

export type GatewayConfig = ReturnType<typeof readGatewayConfig>;
