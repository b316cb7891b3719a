import { setting } from '@plinth/platform-config';

/** How services know each other. A shell adds whom it asks: `PLINTH_ORG_RPC` … */
export const peerSettings = {
  /** The key of service tokens, the same for all. */
  serviceKeyFile: setting.file('PLINTH_SERVICE_KEY_FILE'),
  /** Mutual TLS between services: all three, or none. */
  rpcTlsCa: setting.optional(setting.pem('PLINTH_RPC_TLS_CA')),
  rpcTlsCert: setting.optional(setting.pem('PLINTH_RPC_TLS_CERT')),
  rpcTlsKey: setting.optional(setting.pem('PLINTH_RPC_TLS_KEY')),
};

/** For a service that others ask; it listens on PLINTH_HOST. */
export const rpcServerSettings = {
  grpcPort: setting.port('PLINTH_GRPC_PORT'),
};

/** For a service that checks tokens itself: all but identity. */
export const issuerSettings = {
  identityUrls: setting.httpUrls('PLINTH_IDENTITY_URL'),
  identityRpc: setting.list('PLINTH_IDENTITY_RPC'),
};

export interface PeerConfig {
  readonly serviceKeyFile: string;
  readonly rpcTlsCa: string | undefined;
  readonly rpcTlsCert: string | undefined;
  readonly rpcTlsKey: string | undefined;
}

export interface IssuerConfig {
  readonly publicUrl: string;
  readonly identityUrls: readonly string[];
}
