import type { ErrorCatalog } from '@plinth/error-contract';

export const CryptoErrors = {
  sealedValueInvalid: {
    code: 'crypto.sealed_value_invalid',
    kind: 'unavailable',
    zh: '加密内容无法解开:内容被改动、用途不符或缺少密钥。',
    en: 'A sealed value cannot be opened: it was altered, has another purpose, or its key is missing.',
  },
  masterKeyInvalid: {
    code: 'crypto.master_key_invalid',
    kind: 'unavailable',
    zh: '主密钥文件 {file} 不可用:{reason}',
    en: 'The master key file {file} cannot be used: {reason}',
  },
  masterKeyForeign: {
    code: 'crypto.master_key_foreign',
    kind: 'unavailable',
    zh: '主密钥与数据库中的密钥不匹配。请恢复原来的主密钥文件。',
    en: 'The master key is not the one that wrapped the keys of this database. Restore the original master key file.',
  },
} as const satisfies ErrorCatalog;
