export { AuditModule } from './audit.module';
export type { AuditModuleOptions } from './audit.module';
export { PruneEntries } from './retention/prune-entries.use-case';
export { auditSchema } from '@plinth/platform-audit-trail';
