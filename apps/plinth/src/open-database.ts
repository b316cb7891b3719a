import { openMasterKey } from '@plinth/platform-crypto';
import type { MasterKey } from '@plinth/platform-crypto';
import { openServer } from '@plinth/platform-database';
import type { OpenedServer } from '@plinth/platform-database';
import type { PlinthConfig } from './config';

export interface OpenedDatabase extends OpenedServer {
  readonly masterKey: MasterKey;
}

/**
 * The master key and the PostgreSQL of the base. It needs none of the services, so that they are loaded while
 * PostgreSQL starts: half of a second start.
 */
export async function openDatabase(config: PlinthConfig): Promise<OpenedDatabase> {
  const masterKey = openMasterKey(config.masterKeyFile);
  return { masterKey, ...(await openServer(config, masterKey)) };
}
