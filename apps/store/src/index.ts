export { baseSchemas } from './base-schemas';
export { baseSealedColumns } from './sealed-columns';
export { openServer } from './open-server';
export type { OpenedServer, ServerPlace } from './open-server';
export { runUpkeep, startUpkeep } from './upkeep';
export { baseHome, isInUse, withServer } from './with-server';
