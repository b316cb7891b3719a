import { openMasterKey } from '@plinth/platform-crypto';
import type { MasterKey } from '@plinth/platform-crypto';
import { serverAt, startEmbeddedServer } from '@plinth/platform-database';
import type { DatabaseServer } from '@plinth/platform-database';
import type { PlinthConfig } from './config';

export interface OpenedDatabase {
  readonly masterKey: MasterKey;
  readonly server: DatabaseServer;
  /** Whether it ran before this process started it. */
  readonly wasRunning: boolean;
  stop(): Promise<void>;
}

/**
 * The master key and the PostgreSQL of the base. It needs none of the services, so that they are loaded while
 * PostgreSQL starts: half of a second start.
 */
export async function openDatabase(config: PlinthConfig): Promise<OpenedDatabase> {
  const masterKey = openMasterKey(config.masterKeyFile);
  if (config.databaseUrl !== undefined) {
    const server = serverAt(config.databaseUrl, masterKey.derive('database roles'));
    return { masterKey, server, wasRunning: true, stop: async () => undefined };
  }
  const server = await startEmbeddedServer({ home: config.home });
  return { masterKey, server, wasRunning: server.adopted, stop: () => server.stop() };
}
