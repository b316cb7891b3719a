import { readConfig, setting } from '@plinth/platform-config';
import {
  issuerSettings,
  kafkaSettings,
  peerSettings,
  rpcServerSettings,
  serviceSettings,
  redisSettings,
} from '@plinth/platform-service';

/** Settings of market as a process of its own. */
const settings = {
  ...serviceSettings,
  ...issuerSettings,
  ...peerSettings,
  ...redisSettings,
  ...rpcServerSettings,
  ...kafkaSettings,
  /** Market opens nothing that is sealed: not needed where PLINTH_DATABASE_PASSWORDS_FILE has its roles. */
  masterKeyFile: setting.optional(setting.file('PLINTH_MASTER_KEY_FILE')),
  orgRpc: setting.list('PLINTH_ORG_RPC'),
};

/** @throws ConfigFaults with every fault of the environment at once */
export const readMarketConfig = (environment: NodeJS.ProcessEnv = process.env) => readConfig(settings, environment);

export type MarketConfig = ReturnType<typeof readMarketConfig>;
