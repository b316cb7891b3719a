import type { IdempotencyStore } from '@plinth/platform-http';
import { RpcChannel, readRpcTls, readServiceKeys, startRpcServer } from '@plinth/platform-rpc';
import type { RpcServer, RpcService, RpcTls, ServiceKeys } from '@plinth/platform-rpc';
import type { PeerConfig } from './peer-settings';
import type { ServiceProcess } from './service-process';

/** The other services as this one reaches them, and as they reach it. */
export class Peers {
  private readonly keys: ServiceKeys;
  private readonly tls: RpcTls | undefined;

  constructor(
    private readonly own: ServiceProcess,
    config: PeerConfig,
  ) {
    this.keys = readServiceKeys(config.serviceKeyFile);
    this.tls = tlsOf(config);
  }

  /** Closed with the process. */
  channelTo(service: string, addresses: readonly string[]): RpcChannel {
    const { metrics, needs, closing } = this.own;
    const channel = new RpcChannel({ caller: needs.name, service, addresses, metrics, ...this.trust });
    closing.add(() => channel.close());
    return channel;
  }

  /** Offers the ports of this service to the others; `idempotency` is needed as soon as one of them writes. */
  async serve(
    services: readonly RpcService[],
    listen: { readonly host: string; readonly grpcPort: number },
    idempotency?: IdempotencyStore,
  ): Promise<RpcServer> {
    const { metrics, needs, closing, log } = this.own;
    const server = await startRpcServer({
      name: needs.name,
      services,
      metrics,
      ...(idempotency === undefined ? {} : { idempotency }),
      logUnexpected: log.logUnexpected,
      host: listen.host,
      port: listen.grpcPort,
      ...this.trust,
    });
    closing.add(() => server.close());
    return server;
  }

  private get trust() {
    return { keys: this.keys, ...(this.tls === undefined ? {} : { tls: this.tls }) };
  }
}

function tlsOf({ rpcTlsCa, rpcTlsCert, rpcTlsKey }: PeerConfig): RpcTls | undefined {
  const given = [rpcTlsCa, rpcTlsCert, rpcTlsKey].filter(Boolean).length;
  if (given === 0) return undefined;
  if (rpcTlsCa === undefined || rpcTlsCert === undefined || rpcTlsKey === undefined)
    throw new Error('PLINTH_RPC_TLS_CA, PLINTH_RPC_TLS_CERT and PLINTH_RPC_TLS_KEY go together');
  return readRpcTls({ caFile: rpcTlsCa, certFile: rpcTlsCert, keyFile: rpcTlsKey });
}
