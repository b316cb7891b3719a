import { setTimeout as sleep } from 'node:timers/promises';
import { openDomainDatabase } from '@plinth/platform-database';
import type { DatabaseServer } from '@plinth/platform-database';
import type { StoredKeyring } from './open-keyring';
import { Reencryption } from './reencryption.store.postgres';
import type { SealedColumn } from './reencryption.store.postgres';

/** What one domain keeps sealed; re-sealed with the role of that domain. */
export interface DomainColumns {
  readonly domain: string;
  readonly columns: readonly SealedColumn[];
}

export interface RotationStep {
  /** `org.identifier.sealed` */
  readonly column: string;
  readonly changed: number;
}

export interface RotatedKeys {
  /** Version of the field key under which everything now is. */
  readonly version: number;
  /** An earlier rotation had not come to its end: it was finished, and no new key was made. */
  readonly resumed: boolean;
  readonly changed: Readonly<Record<string, number>>;
}

export interface RotateDataKeysOptions {
  readonly server: DatabaseServer;
  readonly keyring: StoredKeyring;
  readonly domains: readonly DomainColumns[];
  /** While other processes hold the ring: more than twice their `refreshEveryMs`. */
  readonly delayMs: number;
  readonly onStep?: (step: RotationStep) => void;
}

/**
 * A new field key, and every sealed column under it. May be broken off at any moment: the next call finishes what is
 * under an older key before it would make another one. Old keys stay, for backups and for files.
 */
export async function rotateDataKeys(options: RotateDataKeysOptions): Promise<RotatedKeys> {
  const { keyring } = options;
  const pending = keyring.versions().find(({ use, state }) => use === 'field' && state === 'pending');
  await untilCurrent(pending?.currentFrom);
  const left = await resealAll(options);
  const resumed = pending !== undefined || Object.values(left).some((changed) => changed > 0);
  if (resumed) return { version: currentVersion(keyring), resumed, changed: left };
  const version = await keyring.rotate({ delayMs: options.delayMs });
  await untilCurrent(keyring.versions().find((key) => key.use === 'field' && key.version === version)?.currentFrom);
  return { version, resumed, changed: await resealAll(options) };
}

const currentVersion = (keyring: StoredKeyring): number =>
  keyring.versions().find(({ use, state }) => use === 'field' && state === 'current')?.version ?? 0;

async function untilCurrent(from: Date | undefined): Promise<void> {
  const wait = (from?.getTime() ?? 0) - Date.now();
  if (wait >= 0) await sleep(wait + 1);
}

async function resealAll(options: RotateDataKeysOptions): Promise<Record<string, number>> {
  const changed: Record<string, number> = {};
  for (const { domain, columns } of options.domains) {
    const opened = await openDomainDatabase({ server: options.server, domain, poolSize: 1 });
    try {
      const reencryption = new Reencryption(opened.transactions, options.keyring);
      for (const target of columns) {
        const column = `${target.table}.${target.column}`;
        const onBatch = (progress: { readonly changed: number }): void =>
          options.onStep?.({ column, changed: progress.changed });
        changed[column] = (await reencryption.run(target, { onBatch })).changed;
      }
    } finally {
      await opened.close();
    }
  }
  return changed;
}
