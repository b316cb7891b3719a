import type { ErrorCatalog } from '@plinth/error-contract';
import { PersonErrors } from './person-errors';
import { RoleErrors } from './role-errors';
import { UnitErrors } from './unit-errors';
import { ImportErrors } from './import-errors';
import { ImportWriteErrors } from './import-write-errors';

/** Every error code of org; codes are never renamed. */
export const OrgErrors = {
  ...UnitErrors,
  ...RoleErrors,
  ...PersonErrors,
  ...ImportErrors,
  ...ImportWriteErrors,
} as const satisfies ErrorCatalog;
