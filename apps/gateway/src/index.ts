export { createGatewayApp } from './app.module';
export type { GatewayAppOptions } from './app.module';
export type { Upstreams } from './services';
export { limitedTimes } from './limited-times';
