import * as path from 'node:path';
import type { BaseHome } from '@plinth/platform-backup';
import { claimSingleInstance } from '@plinth/platform-cache';
import type { MasterKey } from '@plinth/platform-crypto';
import { openServer } from '@plinth/platform-database';
import type { DatabaseServer, ServerPlace } from '@plinth/platform-database';

export const baseHome = (home: string, masterKeyFile: string, filesFolder = path.join(home, 'files')): BaseHome => ({
  filesFolder,
  masterKeyFile,
});

/** Whether a base runs on this database. */
export async function isInUse(server: DatabaseServer): Promise<boolean> {
  try {
    await (await claimSingleInstance(server)).release();
    return false;
  } catch (error) {
    if ((error as { code?: string }).code === 'cache.second_instance') return true;
    throw error;
  }
}

/** For commands beside a base that may run: stops the server only where it was started here and nobody took it up since. */
export async function withServer<T>(
  place: ServerPlace,
  masterKey: MasterKey,
  work: (server: DatabaseServer) => Promise<T>,
): Promise<T> {
  const { server, wasRunning, stop } = await openServer(place, masterKey);
  try {
    return await work(server);
  } finally {
    if (!wasRunning && !(await isInUse(server).catch(() => false))) await stop();
  }
}
