export { orgPortsOver, orgRpcServices } from './org-rpc-services';
export type { OrgPorts } from './org-rpc-services';
