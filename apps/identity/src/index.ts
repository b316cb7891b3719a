export { IdentityAppModule } from './app.module';
export type { IdentityAppOptions } from './app.module';
