import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Command } from 'commander';
import type { DatabaseServer } from '@plinth/platform-database';
import type { InstanceClaim } from '@plinth/platform-cache';
import { DomainError } from '@plinth/error-contract';
import { contextOf } from '../context';
import type { Context } from '../context';
import { tellingRefusals } from '../local-base';

/** `plinth migrate`: for the cluster shape, whose services refuse a database older than they need. */
export function registerMigrate(program: Command): void {
  program
    .command('migrate')
    .description('brings the database up to date before a release of the cluster is started 升级数据库')
    .option('--restored', 'the database went back in time by its own archive: events go to new topics from now on')
    .action(({ restored }: { readonly restored?: boolean }, command: Command) => {
      const context = contextOf(command);
      return tellingRefusals(context.config, () => migrateBase(context, restored ?? false));
    });
}

async function migrateBase({ config, output }: Context, restored: boolean): Promise<void> {
  const { noteGoneBack, undoInterruptedRestore } = await import('@plinth/platform-backup');
  const { openKeyring, openMasterKey } = await import('@plinth/platform-crypto');
  const { migrate } = await import('@plinth/platform-database');
  const { baseHome, baseSchemas, withServer } = await import('@plinth/shell-store');
  const masterKey = openMasterKey(config.masterKeyFile);
  await withServer(config, masterKey, async (server) => {
    const claim = await claimAlone(server, restored);
    try {
      if (claim) await undoInterruptedRestore(server, baseHome(config.home, config.masterKeyFile, config.storageDir));
      await migrate(server, baseSchemas);
      if (restored) await noteGoneBack(server);
    } finally {
      await claim?.release();
    }
    // The first keys are made by the owner of the database, whom no service is.
    await openKeyring(server, masterKey, { refreshEveryMs: 0 });
  });
  const operatorFile = config.publicUrl === undefined ? undefined : await writeOperatorFile(config, config.publicUrl);
  output.answer({ migrated: true, operatorFile }, () => 'The database fits this release.');
}

/** Undefined while services run, which a migration does not disturb. */
async function claimAlone(server: DatabaseServer, mustBe: boolean): Promise<InstanceClaim | undefined> {
  const { claimSingleInstance } = await import('@plinth/platform-cache');
  try {
    return await claimSingleInstance(server);
  } catch (error) {
    if (!mustBe && error instanceof DomainError && error.code === 'cache.second_instance') return undefined;
    throw error;
  }
}

/** With PLINTH_PUBLIC_URL the command line can speak to the cluster from here. */
async function writeOperatorFile({ home, masterKeyFile }: Context['config'], publicUrl: string): Promise<string> {
  const { clusterOperator } = await import('../cluster-operator');
  const file = path.join(home, 'operator.json');
  fs.mkdirSync(home, { recursive: true, mode: 0o711 });
  const draft = `${file}.${process.pid}`;
  fs.writeFileSync(draft, `${JSON.stringify(clusterOperator(masterKeyFile, publicUrl))}\n`, { mode: 0o600 });
  fs.renameSync(draft, file);
  return file;
}
