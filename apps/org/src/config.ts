import { readConfig, setting } from '@plinth/platform-config';
import {
  issuerSettings,
  kafkaSettings,
  peerSettings,
  rpcServerSettings,
  serviceSettings,
  redisSettings,
} from '@plinth/platform-service';

/** Settings of org as a process of its own. */
const settings = {
  ...serviceSettings,
  ...issuerSettings,
  ...peerSettings,
  ...redisSettings,
  ...rpcServerSettings,
  ...kafkaSettings,
  masterKeyFile: setting.file('PLINTH_MASTER_KEY_FILE'),
  /** Shared by all replicas: what was uploaded to one is read by another. */
  storageDir: setting.text('PLINTH_STORAGE_DIR'),
  marketRpc: setting.list('PLINTH_MARKET_RPC'),
};

/** @throws ConfigFaults with every fault of the environment at once */
export const readOrgConfig = (environment: NodeJS.ProcessEnv = process.env) => readConfig(settings, environment);

export type OrgConfig = ReturnType<typeof readOrgConfig>;
