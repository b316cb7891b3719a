import type { DomainSchema } from '@plinth/platform-database';
import { MakeAuditTrail1790000000201 } from './migrations/1790000000201-make-audit-trail';

/**
 * Every domain's role may add to `audit.pending` and nothing else; the role `plinth_audit` seals what is pending into
 * `audit.entry` and reads; only the owner of the database could change what is sealed, and the chain would tell.
 */
export const auditSchema: DomainSchema = {
  domain: 'audit',
  ownedBy: 'owner',
  migrations: [MakeAuditTrail1790000000201],
};
