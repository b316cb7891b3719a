import type { ErrorCatalog } from '@plinth/error-contract';

export const BackupErrors = {
  notABackup: {
    code: 'backup.not_a_backup',
    kind: 'invalid',
    zh: '{file} 不是本产品的备份文件。',
    en: '{file} is not a backup of Plinth.',
  },
  cannotBeOpened: {
    code: 'backup.cannot_be_opened',
    kind: 'invalid',
    zh: '备份文件无法打开:口令或主密钥不对,或者文件不完整、被改动。没有写入任何内容。',
    en: 'The backup cannot be opened: the passphrase or master key is another one, or the file is incomplete or altered. Nothing was written.',
  },
  needsPassphrase: {
    code: 'backup.needs_passphrase',
    kind: 'invalid',
    zh: '这个备份由口令保护,请给出口令。',
    en: 'This backup is locked by a passphrase: give it.',
  },
  needsMasterKey: {
    code: 'backup.needs_master_key',
    kind: 'invalid',
    zh: '这个备份由原来底座的主密钥保护,请先把主密钥文件放回原处。',
    en: 'This backup is locked by the master key of its base: put that master key file in place first.',
  },
  passphraseTooShort: {
    code: 'backup.passphrase_too_short',
    kind: 'invalid',
    zh: '备份口令至少 {least} 个字符。',
    en: 'The passphrase of a backup has at least {least} characters.',
  },
  newerRelease: {
    code: 'backup.newer_release',
    kind: 'conflict',
    zh: '这个备份来自更新的版本({what}),请用那个版本或更新的版本恢复。',
    en: 'This backup is of a newer release ({what}): restore it with that release or a later one.',
  },
  baseNotEmpty: {
    code: 'backup.base_not_empty',
    kind: 'conflict',
    zh: '目标数据库已有数据。要用备份替换它,请加上 --replace。',
    en: 'The database already holds a base. To put the backup in its place, say --replace.',
  },
  fileExists: {
    code: 'backup.file_exists',
    kind: 'conflict',
    zh: '{file} 已存在,不会覆盖。',
    en: '{file} exists already and is not overwritten.',
  },
  ownerTooWeak: {
    code: 'backup.owner_too_weak',
    kind: 'forbidden',
    zh: '数据库用户无权关闭触发器:恢复需要超级用户,或执行 GRANT SET ON PARAMETER session_replication_role。',
    en: 'The user of the database may not switch triggers off: restoring needs a superuser, or GRANT SET ON PARAMETER session_replication_role.',
  },
  proofFailed: {
    code: 'backup.proof_failed',
    kind: 'unavailable',
    zh: '恢复后的表 {table} 与备份不一致,已撤销恢复。',
    en: 'Table {table} is not what the backup holds after copying it in; the restore was taken back.',
  },
} as const satisfies ErrorCatalog;
