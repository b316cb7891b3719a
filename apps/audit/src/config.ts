import { readConfig, setting } from '@plinth/platform-config';
import { issuerSettings, peerSettings, serviceSettings, redisSettings } from '@plinth/platform-service';

/** Settings of audit as a process of its own. */
const settings = {
  ...serviceSettings,
  ...issuerSettings,
  ...peerSettings,
  ...redisSettings,
  masterKeyFile: setting.file('PLINTH_MASTER_KEY_FILE'),
  orgRpc: setting.list('PLINTH_ORG_RPC'),
};

/** @throws ConfigFaults with every fault of the environment at once */
export const readAuditConfig = (environment: NodeJS.ProcessEnv = process.env) => readConfig(settings, environment);

export type AuditConfig = ReturnType<typeof readAuditConfig>;
