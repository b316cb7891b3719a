import * as path from 'node:path';
import { undoInterruptedRestore } from '@plinth/platform-backup';
import { claimSingleInstance } from '@plinth/platform-cache';
import { openKeyring } from '@plinth/platform-crypto';
import type { Keyring, MasterKey } from '@plinth/platform-crypto';
import { migrate } from '@plinth/platform-database';
import type { DatabaseServer } from '@plinth/platform-database';
import { Relay } from '@plinth/platform-events';
import { LocalFileStorage } from '@plinth/platform-storage';
import type { FileStorage } from '@plinth/platform-storage';
import { baseHome, baseSchemas, startUpkeep } from '@plinth/shell-store';
import type { PlinthConfig } from './config';
import type { OpenedDatabase } from './open-database';

export interface Store {
  readonly server: DatabaseServer;
  readonly masterKey: MasterKey;
  readonly keyring: Keyring;
  readonly storage: FileStorage;
  close(): Promise<void>;
}

/** Everything at rest, opened and up to date: database, keys, files, and the relay that moves events. */
export async function openStore(
  config: PlinthConfig,
  { masterKey, server, stop }: OpenedDatabase,
  onLost: (error: Error) => void,
): Promise<Store> {
  const closing: (() => Promise<void>)[] = [stop];
  const close = async (): Promise<void> => {
    for (const step of closing.splice(0).reverse()) await step();
  };
  try {
    const claim = await claimSingleInstance(server, { onLost });
    closing.push(() => claim.release());
    await undoInterruptedRestore(server, baseHome(config.home, config.masterKeyFile));
    await migrate(server, baseSchemas);
    const keyring = await openKeyring(server, masterKey);
    closing.push(async () => keyring.close());
    const storage = await LocalFileStorage.open({
      folder: path.join(config.home, 'files'),
      cipher: keyring.fieldCipher,
    });
    const relay = await Relay.open(server);
    await relay.start();
    closing.push(() => relay.stop());
    const upkeep = startUpkeep(server);
    closing.push(() => upkeep.stop());
    return { server, masterKey, keyring, storage, close };
  } catch (error) {
    // A second instance must not stop the server that the first one is using.
    if (isSecondInstance(error)) closing.shift();
    await close();
    throw error;
  }
}

const isSecondInstance = (error: unknown): boolean => (error as { code?: string }).code === 'cache.second_instance';
