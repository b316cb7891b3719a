export { createGatewayApp } from './app.module';
export type { GatewayAppOptions } from './app.module';
export type { Upstreams } from './services';
export { builtPortal } from './built-portal';
export { limitedTimes } from './limited-times';
