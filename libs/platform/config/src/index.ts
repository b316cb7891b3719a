export { readConfig, ConfigFaults } from './read-config';
export { setting } from './setting';
export type { Setting } from './setting';
