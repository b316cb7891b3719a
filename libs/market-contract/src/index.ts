export { dataFields } from './data-field';
export type { DataField, DataFieldName, DataLevel } from './data-field';
export { DataGrants } from './data-grants';
export type { DataGrant } from './data-grants';
export { MarketErrors } from './errors';
export { MarketEvents } from './events';
export type { GrantGiven, GrantRevoked } from './events';
export { MarketPermissions } from './permissions';
