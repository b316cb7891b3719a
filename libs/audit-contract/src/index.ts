export { AuditPermissions } from './permissions';
export { AuditErrors } from './errors';
