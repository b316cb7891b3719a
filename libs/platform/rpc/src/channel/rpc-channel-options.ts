import type { ChannelCredentials, ClientOptions } from '@grpc/grpc-js';
import type { Metrics } from '@plinth/platform-telemetry';
import { clientCredentials } from '../trust/rpc-tls';
import type { RpcTls } from '../trust/rpc-tls';
import type { ServiceKeys } from '../trust/service-keys';
import type { RpcTrouble } from './trouble';

export interface RpcChannelOptions {
  /** The service that asks: issuer of the tokens. */
  readonly caller: string;
  /** The service that is asked: their audience. */
  readonly service: string;
  /** `host:port` of its replicas, or one name that resolves to all of them. */
  readonly addresses: readonly string[];
  readonly keys: ServiceKeys;
  readonly tls?: RpcTls;
  readonly metrics?: Metrics;
  /** Told of each call that the other service did not take. */
  readonly onTrouble?: (trouble: RpcTrouble) => void;
  /** For a whole call with its retries; 5 s when absent. A caller's nearer deadline counts. */
  readonly timeoutMs?: number;
  /** For one attempt of a read; 2 s when absent. */
  readonly attemptMs?: number;
  readonly limits?: { readonly answerBytes?: number; readonly pagesBytes?: number };
}

const MEBIBYTE = 1_048_576;

/** A connection is proven alive each ten seconds and tried again within one second after it broke. */
export const ringOptions = ({ tls, limits }: RpcChannelOptions): [ChannelCredentials, ClientOptions] => [
  clientCredentials(tls),
  {
    'grpc.service_config': JSON.stringify({ loadBalancingConfig: [{ round_robin: {} }] }),
    'grpc.service_config_disable_resolution': 1,
    'grpc.enable_retries': 0,
    'grpc.enable_http_proxy': 0,
    'grpc.keepalive_time_ms': 10_000,
    'grpc.keepalive_timeout_ms': 3_000,
    'grpc.keepalive_permit_without_calls': 1,
    'grpc.initial_reconnect_backoff_ms': 100,
    'grpc.max_reconnect_backoff_ms': 1_000,
    'grpc.dns_min_time_between_resolutions_ms': 2_000,
    'grpc.max_receive_message_length': limits?.answerBytes ?? 4 * MEBIBYTE,
    'grpc.max_send_message_length': MEBIBYTE,
    // Two channels of one process (specs, the base) keep their own connections.
    'grpc.use_local_subchannel_pool': 1,
  },
];
