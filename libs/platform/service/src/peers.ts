import { ConfigFaults } from '@plinth/platform-config';
import type { IdempotencyStore } from '@plinth/platform-http';
import { RpcChannel, checkRpcTls, readServiceKeys, startRpcServer } from '@plinth/platform-rpc';
import type { RpcServer, RpcService, RpcTls, RpcTrouble, ServiceKeys } from '@plinth/platform-rpc';
import type { PeerConfig } from './peer-settings';
import type { ServiceProcess } from './service-process';

const TELL_EVERY_MS = 10_000;

/** The other services as this one reaches them, and as they reach it. */
export class Peers {
  private readonly keys: ServiceKeys;
  private readonly tls: RpcTls | undefined;
  private readonly toldAt = new Map<string, number>();

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
    const onTrouble = (trouble: RpcTrouble): void => this.tell(service, trouble);
    const channel = new RpcChannel({ caller: needs.name, service, addresses, metrics, onTrouble, ...this.trust });
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

  /** Every call may fail: the log says it now and then. */
  private tell(service: string, { kind, text }: RpcTrouble): void {
    const [now, what] = [performance.now(), `${service} ${kind}`];
    if (now - (this.toldAt.get(what) ?? -Infinity) < TELL_EVERY_MS) return;
    this.toldAt.set(what, now);
    this.own.log.log.warn({ peer: service, kind }, text);
  }

  private get trust() {
    return { keys: this.keys, ...(this.tls === undefined ? {} : { tls: this.tls }) };
  }
}

const TLS_SETTINGS = 'PLINTH_RPC_TLS_CA, PLINTH_RPC_TLS_CERT and PLINTH_RPC_TLS_KEY';

/** @throws ConfigFaults */
function tlsOf({ rpcTlsCa: ca, rpcTlsCert: cert, rpcTlsKey: key }: PeerConfig): RpcTls | undefined {
  if (ca === undefined && cert === undefined && key === undefined) return undefined;
  if (ca === undefined || cert === undefined || key === undefined)
    throw new ConfigFaults([`${TLS_SETTINGS} go together`]);
  try {
    return checkRpcTls({ ca, cert, key });
  } catch (error) {
    throw new ConfigFaults([`${TLS_SETTINGS} do not fit: ${(error as Error).message}`]);
  }
}
