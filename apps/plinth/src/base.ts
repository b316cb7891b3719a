import { setImmediate as nextTurn } from 'node:timers/promises';
import type { PlinthConfig } from './config';
import { openDatabase } from './open-database';
import { makeOperatorSecret, writeOperatorFile } from './operator-file';

export interface Base {
  /** How people reach it. */
  readonly url: string;
  readonly firstAdministratorCode: string | undefined;
  /** Drains, stops every service and the database; twice is once. */
  stop(): Promise<void>;
}

/** The whole base in this process. `onLost` is told when another process took its database over. */
export async function startBase(config: PlinthConfig, onLost: (error: Error) => void = () => undefined): Promise<Base> {
  const local = `${config.tlsCert ? 'https' : 'http'}://${config.host.includes(':') ? `[${config.host}]` : config.host}:${config.port}`;
  const publicUrl = config.publicUrl ?? local;
  const [database, { base, openStore, startServices }] = await openDatabaseMeanwhile(config, loadServices);
  const store = await openStore(config, database, onLost);
  try {
    const operator = makeOperatorSecret();
    const services = await startServices(config, publicUrl, store, base, operator);
    let stopping: Promise<void> | undefined;
    const stop = (): Promise<void> => (stopping ??= services.close().finally(() => store.close()));
    try {
      const address = await services.listen();
      writeOperatorFile(config.home, address, operator);
      base.log.info({ publicUrl, address }, 'ready');
      return { url: publicUrl, firstAdministratorCode: services.firstAdministratorCode, stop };
    } catch (error) {
      await stop();
      throw error;
    }
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** Loading the code of the services takes as long as PostgreSQL takes to start: both at once. */
async function openDatabaseMeanwhile<T>(config: PlinthConfig, load: (config: PlinthConfig) => Promise<T>) {
  const opening = openDatabase(config);
  opening.catch(() => undefined);
  await nextTurn();
  try {
    const loaded = await load(config);
    return [await opening, loaded] as const;
  } catch (error) {
    // One that ran before may be another base's.
    await opening.then((database) => (database.wasRunning ? undefined : database.stop())).catch(() => undefined);
    throw error;
  }
}

async function loadServices(config: PlinthConfig) {
  const { openLog } = await import('./base-log');
  const { openStore } = await import('./open-store');
  const { startServices } = await import('./start-services');
  return { base: openLog(config), openStore, startServices };
}
