import type { ErrorCatalog } from '@plinth/error-contract';

export const UnitErrors = {
  unitNotFound: {
    code: 'org.unit_not_found',
    kind: 'not_found',
    zh: '没有这个组织机构。',
    en: 'There is no such unit.',
  },
} as const satisfies ErrorCatalog;
