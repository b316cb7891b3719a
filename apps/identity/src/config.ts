import { readConfig, setting } from '@plinth/platform-config';
import {
  kafkaSettings,
  peerSettings,
  rpcServerSettings,
  serviceSettings,
  redisSettings,
} from '@plinth/platform-service';

/** Settings of identity as a process of its own. */
const settings = {
  ...serviceSettings,
  ...peerSettings,
  ...redisSettings,
  ...rpcServerSettings,
  ...kafkaSettings,
  masterKeyFile: setting.file('PLINTH_MASTER_KEY_FILE'),
  orgRpc: setting.list('PLINTH_ORG_RPC'),
  /**
   * Who may say where a request came from: the gateway. Locks and limits go by that address, so that without it
   * everybody would be one. Addresses, ranges, or the names of Express; private networks when absent.
   */
  gatewayAddresses: setting.list('PLINTH_GATEWAY_ADDRESSES', { fallback: ['loopback', 'linklocal', 'uniquelocal'] }),
  /** Passwords hashed at once; as many as there are cores less one when absent. */
  hashWorkers: setting.optional(setting.number('PLINTH_HASH_WORKERS')),
};

/** @throws ConfigFaults with every fault of the environment at once */
export const readIdentityConfig = (environment: NodeJS.ProcessEnv = process.env) => readConfig(settings, environment);

export type IdentityConfig = ReturnType<typeof readIdentityConfig>;
