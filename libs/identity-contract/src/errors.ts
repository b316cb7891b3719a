import type { ErrorCatalog } from '@plinth/error-contract';
import { AccountErrors } from './account-errors';

/** Every error code of identity; codes are never renamed. One file per part, composed here. */
export const IdentityErrors = { ...AccountErrors } as const satisfies ErrorCatalog;
