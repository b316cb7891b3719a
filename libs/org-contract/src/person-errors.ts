import type { ErrorCatalog } from '@plinth/error-contract';

export const PersonErrors = {
  personNotFound: {
    code: 'org.person_not_found',
    kind: 'not_found',
    zh: '没有这个人。',
    en: 'There is no such person.',
  },
} as const satisfies ErrorCatalog;
