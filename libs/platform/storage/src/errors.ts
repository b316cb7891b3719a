import type { ErrorCatalog } from '@plinth/error-contract';

export const StorageErrors = {
  keyInvalid: {
    code: 'storage.key_invalid',
    kind: 'invalid',
    zh: '文件编号无效。',
    en: 'The key of the file is not valid.',
  },
  fileNotFound: {
    code: 'storage.file_not_found',
    kind: 'not_found',
    zh: '没有这个文件,或已按保存期删除。',
    en: 'There is no such file, or its retention has ended.',
  },
  fileExists: {
    code: 'storage.file_exists',
    kind: 'conflict',
    zh: '这个编号的文件已存在。',
    en: 'A file with this key exists already.',
  },
  fileTooLarge: {
    code: 'storage.file_too_large',
    kind: 'too_large',
    zh: '文件超过 {limit} 字节。',
    en: 'The file is larger than {limit} bytes.',
  },
  fileDamaged: {
    code: 'storage.file_damaged',
    kind: 'unavailable',
    zh: '保存的文件已损坏,无法读取。',
    en: 'The stored file is damaged and cannot be read.',
  },
} as const satisfies ErrorCatalog;
