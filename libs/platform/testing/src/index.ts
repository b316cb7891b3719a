export { openTestDatabase } from './test-database';
export type { TestDatabase } from './test-database';
export { testKeyring } from './test-keyring';
export { TestIssuer } from './test-issuer';
export type { TestToken } from './test-issuer';
export { TestAuthority } from './test-authority';
export type { TestCertificate } from './test-authority';
export { freePort } from './free-port';
export { until } from './until';
