import * as fs from 'node:fs';
import { openMasterKey } from '@plinth/platform-crypto';
import { operatorSecretOf } from '@plinth/platform-service';

/** Where the base is and as whom the operator speaks to it. */
export interface OperatorFile {
  readonly address: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/**
 * The operator of a cluster: whoever can read its master key, from which the secret is derived (ADR 19).
 * Undefined where there is no key.
 */
export function clusterOperator(masterKeyFile: string, address: string): OperatorFile | undefined {
  if (!fs.existsSync(masterKeyFile)) return undefined;
  const { secret } = operatorSecretOf(openMasterKey(masterKeyFile));
  return { address, clientId: 'plinth-operator', clientSecret: secret };
}
