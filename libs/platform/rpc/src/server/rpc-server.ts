import { Server } from '@grpc/grpc-js';
import type { IdempotencyStore, LogUnexpected } from '@plinth/platform-http';
import type { Metrics } from '@plinth/platform-telemetry';
import { rpcMetricsOf } from '../call/rpc-metrics';
import { isRead } from '../rpc-service';
import type { RpcService } from '../rpc-service';
import { serverCredentials } from '../trust/rpc-tls';
import type { RpcTls } from '../trust/rpc-tls';
import type { ServiceKeys } from '../trust/service-keys';
import { ServiceTokenCheck } from '../trust/service-tokens';
import { definitionOf } from './definition';
import { handlerOf } from './handlers';
import { HealthService } from './health';
import { KeptWrites } from './kept-writes';
import { ServedCalls } from './served-calls';

export interface RpcServerOptions {
  /** The audience that tokens must name: `org`. */
  readonly name: string;
  readonly services: readonly RpcService[];
  readonly keys: ServiceKeys;
  readonly logUnexpected: LogUnexpected;
  /** Keeps the answers of writes; needed as soon as one of the services has a write. */
  readonly idempotency?: IdempotencyStore;
  readonly tls?: RpcTls;
  readonly metrics?: Metrics;
  /** Loopback when absent. */
  readonly host?: string;
  /** A free one when absent. */
  readonly port?: number;
  readonly limits?: { readonly requestBytes?: number; readonly answerBytes?: number };
  /** Connections are renewed, so that callers find new replicas; five minutes when absent. */
  readonly connectionAgeMs?: number;
}

export interface RpcServer {
  /** `host:port` */
  readonly address: string;
  /** Takes no new calls, lets the running ones end within `graceMs` (10 s when absent), then cuts. */
  close(graceMs?: number): Promise<void>;
}

const MEBIBYTE = 1_048_576;

export async function startRpcServer(options: RpcServerOptions): Promise<RpcServer> {
  const { name, services, keys, metrics, limits = {}, host = '127.0.0.1' } = options;
  const methods = services.flatMap((service) => service.methods);
  const writes = methods.filter((method) => !isRead(method.description));
  if (writes.length > 0 && options.idempotency === undefined) {
    throw new Error(`The writes of ${name} need a store of idempotency keys: ${writes.map((each) => each.path)}`);
  }
  const largestAnswer = limits.answerBytes ?? 4 * MEBIBYTE;
  const server = new Server({
    'grpc.max_receive_message_length': limits.requestBytes ?? MEBIBYTE,
    'grpc.max_send_message_length': largestAnswer,
    'grpc.keepalive_time_ms': 20_000,
    'grpc.keepalive_timeout_ms': 5_000,
    'grpc.max_connection_age_ms': options.connectionAgeMs ?? 300_000,
    'grpc.max_connection_age_grace_ms': 30_000,
  });
  const calls = new ServedCalls(new ServiceTokenCheck(keys, name), options.logUnexpected, rpcMetricsOf(metrics));
  const kept = options.idempotency && new KeptWrites(options.idempotency, (error) => options.logUnexpected(error, ''));
  const serving = { calls, largestAnswer, service: name, ...(kept === undefined ? {} : { writes: kept }) };
  for (const service of services) {
    const handlers = service.methods.map((method) => [method.description.name, handlerOf(method, serving)]);
    server.addService(definitionOf(service.methods.map((method) => method.description)), Object.fromEntries(handlers));
  }
  const health = new HealthService(new Set(services.map((service) => service.name)));
  health.addTo(server);
  const named = host.includes(':') ? `[${host}]` : host;
  const port = await bind(server, `${named}:${options.port ?? 0}`, options.tls);
  let closed: Promise<void> | undefined;
  return { address: `${named}:${port}`, close: (graceMs = 10_000) => (closed ??= close(server, health, graceMs)) };
}

const bind = (server: Server, address: string, tls: RpcTls | undefined): Promise<number> =>
  new Promise((resolve, reject) => {
    server.bindAsync(address, serverCredentials(tls), (error, port) => (error ? reject(error) : resolve(port)));
  });

async function close(server: Server, health: HealthService, graceMs: number): Promise<void> {
  health.drain();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, graceMs)));
  const drained = new Promise<void>((resolve) => server.tryShutdown(() => resolve()));
  await Promise.race([drained, late]);
  clearTimeout(timer);
  server.forceShutdown();
}
