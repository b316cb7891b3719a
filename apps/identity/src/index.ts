export { IdentityAppModule } from './app.module';
export type { IdentityAppOptions } from './app.module';
export { LateKeySource, LateRevocationFeed } from './late-ports';
export { referenceOptions, scopesInWords } from './reference-options';
