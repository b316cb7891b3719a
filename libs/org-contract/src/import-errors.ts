import type { ErrorCatalog } from '@plinth/error-contract';

export const ImportErrors = {
  importNotFound: {
    code: 'org.import_not_found',
    kind: 'not_found',
    zh: '没有这次导入。',
    en: 'There is no such import.',
  },
} as const satisfies ErrorCatalog;
