export { AuditTrail } from './audit-trail';
export type { AuditEntry } from './audit-trail';
export { PostgresAuditTrail } from './postgres-audit-trail';
export type { AuditTrailOptions } from './postgres-audit-trail';
export { AuditTrailModule } from './audit-trail.module';
export { AuditTrailErrors } from './errors';
export { auditSchema } from './audit-schema';
