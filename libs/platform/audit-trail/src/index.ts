export { AuditTrail } from './audit-trail';
export type { AuditEntry } from './audit-trail';
