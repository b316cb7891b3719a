export { marketPortsOver, marketRpcServices } from './market-rpc-services';
export type { MarketPorts } from './market-rpc-services';
