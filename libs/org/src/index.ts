export { OrgModule } from './org.module';
export type { OrgModuleOptions } from './org.module';
export { orgSchema } from './migrations';
export { orgSealedColumns } from './identifier/sealed-columns';
