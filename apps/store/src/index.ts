export { baseSchemas } from './base-schemas';
export { baseSealedColumns } from './sealed-columns';
export { runUpkeep, startUpkeep } from './upkeep';
export { baseHome, isInUse, withServer } from './with-server';
