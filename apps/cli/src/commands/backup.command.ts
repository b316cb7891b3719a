import * as fs from 'node:fs';
import * as path from 'node:path';
import { InvalidArgumentError } from 'commander';
import type { Command } from 'commander';
import type { BackupLock, BackupProgress } from '@plinth/platform-backup';
import { backupFile, removeOldBackups } from '../backup-folder';
import type { CliConfig } from '../config';
import { contextOf } from '../context';
import type { Context } from '../context';
import { CliError, ExitCode } from '../exit-code';
import { existingMasterKey, tellingRefusals } from '../local-base';

interface BackupOptions {
  readonly out: string;
  readonly keepDays?: number;
  readonly passphraseFile?: string;
}

interface RestoreOptions {
  readonly replace?: boolean;
  readonly passphraseFile?: string;
}

const passphraseText = 'file with the passphrase; or PLINTH_BACKUP_PASSPHRASE';

/**
 * `plinth backup`, `plinth restore`: at the base of PLINTH_HOME itself, not over its API; at a cluster with
 * PLINTH_DATABASE_URL of the owner, PLINTH_MASTER_KEY_FILE and PLINTH_STORAGE_DIR.
 */
export function registerBackup(program: Command): void {
  program
    .command('backup')
    .description('writes the whole base into one sealed file, while it runs 备份')
    .requiredOption('--out <place>', 'file, which must not exist, or folder: there it is named by its time')
    .option('--keep-days <number>', 'then removes older backups of that folder', daysOf)
    .option('--passphrase-file <file>', passphraseText)
    .action((options: BackupOptions, command: Command) => {
      const context = contextOf(command);
      return tellingRefusals(context.config, () => backUp(options, context));
    });
  program
    .command('restore')
    .description('puts a base or a cluster back from a backup; all of it must be stopped 恢复')
    .argument('<file>')
    .option('--replace', 'in place of the base that is there')
    .option('--passphrase-file <file>', passphraseText)
    .action((file: string, options: RestoreOptions, command: Command) => {
      const context = contextOf(command);
      return tellingRefusals(context.config, () => restore(file, options, context));
    });
}

function daysOf(text: string): number {
  if (!/^[1-9]\d{0,4}$/.test(text)) throw new InvalidArgumentError('Must be a number of days, 1 or more.');
  return Number(text);
}

async function backUp(options: BackupOptions, { config, output }: Context): Promise<void> {
  const { writeBackup } = await import('@plinth/platform-backup');
  const { baseHome, baseSchemas, withServer } = await import('@plinth/shell-store');
  const masterKey = await existingMasterKey(config);
  const passphrase = passphraseOf(options, config);
  const lock: BackupLock = passphrase === undefined ? { masterKey } : { passphrase };
  const out = backupFile(options.out, new Date());
  const home = baseHome(config.home, config.masterKeyFile, config.storageDir);
  const written = await withServer(config, masterKey, (server) =>
    writeBackup({
      server,
      schemas: baseSchemas,
      lock,
      out,
      ...home,
      onProgress: (step) => output.progress(news(step)),
    }),
  );
  output.progress('');
  const removed =
    options.keepDays === undefined ? [] : removeOldBackups(path.dirname(out), options.keepDays, new Date());
  const hint =
    passphrase === undefined
      ? `It opens with ${config.masterKeyFile} only: keep a copy of that file elsewhere, or give a passphrase.`
      : 'It opens with the passphrase and holds the master key: keep them apart.';
  output.answer(
    { file: out, lockedBy: passphrase === undefined ? 'master_key' : 'passphrase', ...written, removed },
    () =>
      `${out}: ${written.tables} tables, ${written.rows} rows, ${written.files} files, ${written.bytes} bytes\n${hint}`,
  );
}

async function restore(file: string, options: RestoreOptions, { config, output }: Context): Promise<void> {
  const { openBackup, restoreBackup } = await import('@plinth/platform-backup');
  const { claimSingleInstance } = await import('@plinth/platform-cache');
  const { masterKeyIn, openMasterKey } = await import('@plinth/platform-crypto');
  const { baseHome, baseSchemas, withServer } = await import('@plinth/shell-store');
  if (!fs.existsSync(file)) throw new CliError(`There is no file ${file}`, ExitCode.usage);
  const onProgress = (step: BackupProgress): void => output.progress(news(step));
  const backup = await openBackup(file, await lockFor(file, options, config), onProgress);
  const within = backup.header.masterKey;
  const masterKey =
    (within === undefined ? undefined : masterKeyIn(Buffer.from(within, 'base64'))) ??
    openMasterKey(config.masterKeyFile);
  const home = baseHome(config.home, config.masterKeyFile, config.storageDir);
  const restored = await withServer(config, masterKey, async (server) => {
    const claim = await claimSingleInstance(server);
    try {
      return await restoreBackup({ server, schemas: baseSchemas, backup, home, replace: options.replace, onProgress });
    } finally {
      await claim.release();
    }
  });
  output.progress('');
  const { madeAt, tables, rows, files } = restored;
  output.answer(restored, () => `The base of ${madeAt} is back: ${tables} tables, ${rows} rows, ${files} files`);
}

async function lockFor(file: string, options: RestoreOptions, config: CliConfig): Promise<BackupLock | undefined> {
  const { lockOfBackup } = await import('@plinth/platform-backup');
  if ((await lockOfBackup(file)) === 'master_key')
    return fs.existsSync(config.masterKeyFile) ? { masterKey: await existingMasterKey(config) } : undefined;
  const passphrase = passphraseOf(options, config);
  return passphrase === undefined ? undefined : { passphrase };
}

function passphraseOf({ passphraseFile }: { readonly passphraseFile?: string }, config: CliConfig): string | undefined {
  if (passphraseFile === undefined) return config.passphrase;
  return fs.readFileSync(passphraseFile, 'utf8').replace(/\r?\n$/, '');
}

const news = ({ phase, name, done, total }: BackupProgress): string => `${phase} ${done}/${total} ${name}`;
