export { GatewayErrors } from './errors';
export { GatewayPermissions } from './permissions';
