export { AuditAppModule } from './app.module';
export type { AuditAppOptions } from './app.module';
