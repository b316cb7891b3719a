export { OrgAppModule } from './app.module';
export type { OrgAppOptions } from './app.module';
