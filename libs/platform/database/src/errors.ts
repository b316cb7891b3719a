import type { ErrorCatalog } from '@plinth/error-contract';

export const DatabaseErrors = {
  cursorInvalid: {
    code: 'database.cursor_invalid',
    kind: 'invalid',
    zh: '分页位置(cursor)无效,请从第一页重新开始。',
    en: 'The cursor is not valid; start again from the first page.',
  },
} as const satisfies ErrorCatalog;
