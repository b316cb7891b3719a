import { DomainError } from '@plinth/error-contract';
import { OrgErrors } from '@plinth/org-contract';
import { needsLeavingAccepted } from './import-batch';
import type { ImportSummary } from './import-batch';

/** @throws DomainError `org.import_leaving_not_accepted` when more than 10 % would leave and nobody said so */
export function checkLeaving(summary: Pick<ImportSummary, 'leaving' | 'present'>, accepted: boolean): void {
  if (accepted || !needsLeavingAccepted(summary)) return;
  const { leaving, present } = summary;
  throw new DomainError(OrgErrors.importLeavingNotAccepted, {
    leaving,
    present,
    percent: Math.round((leaving / Math.max(1, present)) * 100),
  });
}
