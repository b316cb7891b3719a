export { DataGrants } from './data-grants';
export type { DataGrant } from './data-grants';
export { MarketEvents } from './events';
export { MarketPermissions } from './permissions';
