export { identityPortsOver, identityRpcServices } from './identity-rpc-services';
export type { IdentityPorts } from './identity-rpc-services';
