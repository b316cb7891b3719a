import type { DatabaseServer, DomainDatabase } from '@plinth/platform-database';
import { addKey, lockVersions, openAsKeys, openAsOwner, readKeys } from './data-key.store.postgres';
import { Keyring } from './keyring';
import type { DataKey } from './keyring';
import type { MasterKey } from './master-key';
import { KEY_USES, newKey } from './new-key';

export interface KeyringOptions {
  /** How often versions made by other processes are taken in; 30 s when absent, 0 is never. */
  readonly refreshEveryMs?: number;
}

export interface RotationOptions {
  /**
   * How long the new version waits before it seals, so that every replica has read it first; 0 when absent, which
   * is right for a base of one process. Across replicas take more than twice `refreshEveryMs`.
   */
  readonly delayMs?: number;
}

/** A key ring that stays in step with the database. */
export class StoredKeyring extends Keyring {
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly server: DatabaseServer,
    private readonly masterKey: MasterKey,
    keys: readonly DataKey[],
  ) {
    super(keys);
  }

  async refresh(): Promise<void> {
    this.replace(await readAll(this.server, this.masterKey));
  }

  /** A new version of the field key; older ones still open. Then run `Reencryption` over every sealed column. */
  async rotate(options: RotationOptions = {}): Promise<number> {
    const version = await withDatabase(openAsOwner(this.server), ({ transactions }) =>
      transactions.run(async (tx) => {
        const next = ((await lockVersions(tx)).get('field') ?? 0) + 1;
        await addKey(tx, newKey('field', next, new Date(Date.now() + (options.delayMs ?? 0))), this.masterKey);
        return next;
      }),
    );
    await this.refresh();
    return version;
  }

  keepFresh(everyMs: number): void {
    // A database that is away for a moment must not end the process: the keys in hand go on working.
    this.timer = setInterval(() => void this.refresh().catch(() => undefined), everyMs);
    this.timer.unref();
  }

  close(): void {
    clearInterval(this.timer);
  }
}

/**
 * Opens the keys of a base, making the first ones on a new database. Run `migrate` with `keyringSchema` before.
 * @throws DomainError `crypto.master_key_foreign`
 */
export async function openKeyring(
  server: DatabaseServer,
  masterKey: MasterKey,
  options: KeyringOptions = {},
): Promise<StoredKeyring> {
  let keys = await readAll(server, masterKey);
  if (KEY_USES.some((use) => !keys.some((key) => key.use === use))) {
    await makeMissing(server, masterKey);
    keys = await readAll(server, masterKey);
  }
  const keyring = new StoredKeyring(server, masterKey, keys);
  const every = options.refreshEveryMs ?? 30_000;
  if (every > 0) keyring.keepFresh(every);
  return keyring;
}

const readAll = (server: DatabaseServer, masterKey: MasterKey): Promise<DataKey[]> =>
  withDatabase(openAsKeys(server), ({ database }) => readKeys(database, masterKey));

const makeMissing = (server: DatabaseServer, masterKey: MasterKey): Promise<void> =>
  withDatabase(openAsOwner(server), ({ transactions }) =>
    transactions.run(async (tx) => {
      const there = await lockVersions(tx);
      for (const use of KEY_USES.filter((candidate) => !there.has(candidate))) {
        await addKey(tx, newKey(use, 1, new Date(0)), masterKey);
      }
    }),
  );

async function withDatabase<T>(opening: Promise<DomainDatabase>, work: (opened: DomainDatabase) => Promise<T>) {
  const opened = await opening;
  try {
    return await work(opened);
  } finally {
    await opened.close();
  }
}
