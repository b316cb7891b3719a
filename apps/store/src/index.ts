export { baseSchemas } from './base-schemas';
export { openServer } from './open-server';
export type { OpenedServer, ServerPlace } from './open-server';
