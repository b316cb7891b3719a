import { readConfig, setting } from '@plinth/platform-config';
import { issuerSettings, peerSettings, redisSettings, serviceSettings } from '@plinth/platform-service';

/** Settings of the gateway when it runs as a process of its own. */
const settings = {
  ...serviceSettings,
  ...issuerSettings,
  ...peerSettings,
  ...redisSettings,
  port: setting.port('PLINTH_PORT', { fallback: 8080 }),
  poolSize: setting.number('PLINTH_POOL_SIZE', { fallback: 2 }),
  /** The gateway opens nothing that is sealed: not needed where its role and password are given. */
  masterKeyFile: setting.optional(setting.file('PLINTH_MASTER_KEY_FILE')),
  trustedProxies: setting.list('PLINTH_TRUSTED_PROXIES', { fallback: [] }),
  corsOrigins: setting.list('PLINTH_CORS_ORIGINS', { fallback: [] }),
  rateLimitFactor: setting.number('PLINTH_RATE_LIMIT_FACTOR', { fallback: 1 }),
  tlsCert: setting.optional(setting.file('PLINTH_TLS_CERT')),
  tlsKey: setting.optional(setting.file('PLINTH_TLS_KEY')),
  orgUrls: setting.httpUrls('PLINTH_ORG_URL'),
  marketUrls: setting.httpUrls('PLINTH_MARKET_URL'),
  auditUrls: setting.httpUrls('PLINTH_AUDIT_URL'),
  orgRpc: setting.list('PLINTH_ORG_RPC'),
};

/** @throws ConfigFaults with every fault of the environment at once */
export const readGatewayConfig = (environment: NodeJS.ProcessEnv = process.env) => readConfig(settings, environment);

export type GatewayConfig = ReturnType<typeof readGatewayConfig>;
