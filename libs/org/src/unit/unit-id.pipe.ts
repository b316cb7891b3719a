import { ParseUUIDPipe } from '@nestjs/common';
import { DomainError } from '@plinth/error-contract';
import { OrgErrors } from '@plinth/org-contract';

/** What cannot be an id names no unit. */
export const unitIdPipe = new ParseUUIDPipe({ exceptionFactory: () => new DomainError(OrgErrors.unitNotFound) });
