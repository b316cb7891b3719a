import type { DomainError, Fault } from '@plinth/error-contract';
import type { Language } from './language';

/** The one error envelope of the native API (architecture §7). */
export interface ErrorBody {
  readonly code: string;
  readonly message: string;
  readonly details?: Readonly<Record<string, unknown>>;
  readonly faults?: readonly { readonly path: string; readonly code: string; readonly message: string }[];
  readonly requestId: string;
}

const faultBody = (fault: Fault, language: Language) => ({
  path: fault.path,
  code: fault.code,
  message: fault[language],
});

export function errorBody(error: DomainError, language: Language, requestId: string): ErrorBody {
  return {
    code: error.code,
    message: error.text(language),
    ...(Object.keys(error.details).length > 0 ? { details: error.details } : {}),
    ...(error.faults.length > 0 ? { faults: error.faults.map((fault) => faultBody(fault, language)) } : {}),
    requestId,
  };
}
