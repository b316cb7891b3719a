import { openLog } from './base-log';
import type { PlinthConfig } from './config';
import { openStore } from './open-store';
import { makeOperatorSecret, writeOperatorFile } from './operator-file';
import { startServices } from './start-services';

export interface Base {
  /** How people reach it. */
  readonly url: string;
  readonly firstAdministratorCode: string | undefined;
  /** Drains, stops every service and the database; twice is once. */
  stop(): Promise<void>;
}

/** The whole base in this process. `onLost` is told when another process took its database over. */
export async function startBase(config: PlinthConfig, onLost: (error: Error) => void = () => undefined): Promise<Base> {
  const base = openLog(config);
  const local = `${config.tlsCert ? 'https' : 'http'}://${config.host.includes(':') ? `[${config.host}]` : config.host}:${config.port}`;
  const publicUrl = config.publicUrl ?? local;
  const store = await openStore(config, onLost);
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
