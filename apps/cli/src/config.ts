import * as path from 'node:path';
import { readConfig, setting } from '@plinth/platform-config';

const settings = {
  home: setting.text('PLINTH_HOME', { fallback: '.plinth' }),
  address: setting.optional(setting.httpUrl('PLINTH_ADDRESS')),
  publicUrl: setting.optional(setting.httpUrl('PLINTH_PUBLIC_URL')),
  token: setting.optional(setting.text('PLINTH_TOKEN')),
  masterKeyFile: setting.optional(setting.text('PLINTH_MASTER_KEY_FILE')),
  storageDir: setting.optional(setting.text('PLINTH_STORAGE_DIR')),
  databaseUrl: setting.optional(setting.text('PLINTH_DATABASE_URL')),
  passphrase: setting.optional(setting.text('PLINTH_BACKUP_PASSPHRASE')),
  language: setting.text('LANG', { fallback: 'zh_CN.UTF-8' }),
};

/** @throws ConfigFaults */
export function readCliConfig(environment: NodeJS.ProcessEnv = process.env) {
  const config = readConfig(settings, environment);
  const home = path.resolve(config.home);
  return {
    ...config,
    home,
    masterKeyFile: config.masterKeyFile ?? path.join(home, 'master.key'),
    /** Of a base its own, of a cluster what all replicas of org share. */
    storageDir: config.storageDir ?? path.join(home, 'files'),
    language: config.language.startsWith('en') ? 'en' : 'zh',
  } as const;
}

export type CliConfig = ReturnType<typeof readCliConfig>;
