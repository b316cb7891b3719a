export { IdentityModule } from './identity.module';
export type { IdentityModuleOptions, IdentityPorts } from './identity.module';
export type { IdentityOptions } from './identity-settings';
export { identitySchema } from './migrations';
export { AccountConsumer } from './account/account.consumer';
export { InviteFirstAdministrator } from './first-administrator/invite-first-administrator.use-case';
export { EnsureOperatorClient } from './client/ensure-operator-client.use-case';
export { OwnKeySource } from './signing-key/own-key-source';
