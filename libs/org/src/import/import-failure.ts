import type { DomainError } from '@plinth/error-contract';
import type { ImportFailure } from './import-batch';

export const failureOf = (error: DomainError): ImportFailure => ({
  code: error.code,
  zh: error.text('zh'),
  en: error.text('en'),
});
