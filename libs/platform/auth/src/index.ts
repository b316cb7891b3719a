export type { Principal } from './principal';
export { actorOf } from './principal';
export { AuthoritySource, UnitPaths } from './authority';
export type { Authority, PermissionGrant } from './authority';
export { Scope, isAtOrBelow } from './scope';
export { TokenVerifier } from './token-verifier';
