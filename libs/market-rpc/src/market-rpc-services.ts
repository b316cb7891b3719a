import type { DataGrants } from '@plinth/market-contract';
import type { RpcChannel, RpcService } from '@plinth/platform-rpc';
import { dataGrantsService } from './data-grants.service';
import { GrpcDataGrants } from './grpc-data-grants';

/** What others ask of market. */
export interface MarketPorts {
  readonly dataGrants: DataGrants;
}

/** For market's shell: its ports as it offers them over gRPC. */
export const marketRpcServices = (ports: MarketPorts): readonly RpcService[] => [dataGrantsService(ports.dataGrants)];

/** For the shells of others: the same ports, answered by market over a channel. */
export const marketPortsOver = (channel: RpcChannel): MarketPorts => ({ dataGrants: new GrpcDataGrants(channel) });
