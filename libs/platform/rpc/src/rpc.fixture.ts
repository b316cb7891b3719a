import { randomBytes } from 'node:crypto';
import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { create, createFileRegistry } from '@bufbuild/protobuf';
import type { DescMethod, DescService } from '@bufbuild/protobuf';
import {
  file_google_protobuf_wrappers,
  FileDescriptorProtoSchema,
  MethodOptions_IdempotencyLevel as Level,
} from '@bufbuild/protobuf/wkt';
import type { StringValueSchema } from '@bufbuild/protobuf/wkt';
import { IdempotencyStore } from '@plinth/platform-http';
import type { IdempotencyStart, IdempotentRequest } from '@plinth/platform-http';
import { RpcChannel } from './channel/rpc-channel';
import type { RpcChannelOptions } from './channel/rpc-channel-options';
import { rpcService } from './rpc-service';
import type { RpcHandlers } from './rpc-service';
import { startRpcServer } from './server/rpc-server';
import type { RpcServer, RpcServerOptions } from './server/rpc-server';
import { serviceKeysIn } from './trust/service-keys';

interface Text {
  readonly input: typeof StringValueSchema;
  readonly output: typeof StringValueSchema;
}
type Unary = Text & { readonly methodKind: 'unary' } & DescMethod;
type Streamed = Text & { readonly methodKind: 'server_streaming' } & DescMethod;
type Echo = Omit<DescService, 'method'> & { method: { read: Unary; write: Unary; list: Streamed } };

const text = '.google.protobuf.StringValue';
const method = (name: string, streams: boolean, idempotencyLevel: Level) => ({
  name,
  inputType: text,
  outputType: text,
  serverStreaming: streams,
  options: { idempotencyLevel },
});

/** A service of texts, described here: the mechanics need no proto file of their own. */
export const EchoService = createFileRegistry(
  create(FileDescriptorProtoSchema, {
    name: 'echo.proto',
    package: 'spec',
    syntax: 'proto3',
    dependency: ['google/protobuf/wrappers.proto'],
    service: [
      {
        name: 'EchoService',
        method: [
          method('Read', false, Level.NO_SIDE_EFFECTS),
          method('Write', false, Level.IDEMPOTENCY_UNKNOWN),
          method('List', true, Level.NO_SIDE_EFFECTS),
        ],
      },
    ],
  }),
  () => file_google_protobuf_wrappers.proto,
).getService('spec.EchoService') as unknown as Echo;

export const { read, write, list } = EchoService.method;
export const keys = serviceKeysIn(randomBytes(32).toString('base64'));

/** Rows of the `idempotency` table, as long as the spec lives; shared by replicas like the table is. */
export class IdempotencyRows extends IdempotencyStore {
  private readonly rows = new Map<string, { readonly print: string; answer?: unknown }>();

  async begin({ caller, key, fingerprint }: IdempotentRequest): Promise<IdempotencyStart> {
    const [id, print] = [`${caller} ${key}`, fingerprint.toString('hex')];
    const row = this.rows.get(id);
    if (row === undefined) this.rows.set(id, { print });
    if (row === undefined) return { kind: 'new', run: '1' };
    if (row.print !== print) return { kind: 'mismatch' };
    return 'answer' in row ? { kind: 'done', answer: row.answer } : { kind: 'running' };
  }

  async renew(): Promise<void> {}

  async finish({ caller, key }: IdempotentRequest, answer: unknown): Promise<void> {
    Object.assign(this.rows.get(`${caller} ${key}`) ?? {}, { answer });
  }

  protected async forget({ caller, key }: IdempotentRequest): Promise<void> {
    this.rows.delete(`${caller} ${key}`);
  }

  protected forgetUndone(request: IdempotentRequest): Promise<void> {
    return this.forget(request);
  }
}

export type EchoHandlers = Partial<RpcHandlers<typeof EchoService>>;

/** Servers, channels and wires of one spec; `close` ends them all. */
export class RpcFixture {
  readonly unexpected: { readonly error: unknown; readonly requestId: string }[] = [];
  private readonly closing: (() => unknown)[] = [];

  async serve(handlers: EchoHandlers = {}, options: Partial<RpcServerOptions> = {}): Promise<RpcServer> {
    const answers = {
      read: async ({ value }: { value: string }) => ({ value: `read ${value}` }),
      write: async ({ value }: { value: string }) => ({ value: `wrote ${value}` }),
      async *list({ value }: { value: string }) {
        for (const one of value.split(' ')) yield { value: one };
      },
      ...handlers,
    };
    const server = await startRpcServer({
      name: 'echo',
      keys,
      idempotency: new IdempotencyRows(),
      logUnexpected: (error, requestId) => this.unexpected.push({ error, requestId }),
      services: [rpcService(EchoService, { read: ['asker', 'other'], write: ['asker'], list: ['asker'] }, answers)],
      ...options,
    });
    this.closing.push(() => server.close(0));
    return server;
  }

  channel(addresses: string | readonly string[], options: Partial<RpcChannelOptions> = {}): RpcChannel {
    const all = typeof addresses === 'string' ? [addresses] : addresses;
    const channel = new RpcChannel({ caller: 'asker', service: 'echo', addresses: all, keys, ...options });
    this.closing.push(() => channel.close());
    return channel;
  }

  async wire(address: string): Promise<Wire> {
    const wire = await Wire.to(address);
    this.closing.push(() => wire.close());
    return wire;
  }

  async close(): Promise<void> {
    for (const end of this.closing.splice(0).reverse()) await end();
  }
}

/** A network between two services that can be cut, or go silent. */
export class Wire {
  isSilent = false;

  private constructor(
    readonly address: string,
    readonly close: () => Promise<void>,
    readonly cut: () => void,
  ) {}

  static async to(target: string): Promise<Wire> {
    const [host = '', port = ''] = target.split(':');
    let wire: Wire | undefined = undefined;
    const sockets = new Set<Socket>();
    const server = createServer((near) => {
      const far = connect(Number(port), host);
      for (const [one, other] of [
        [near, far],
        [far, near],
      ] as const) {
        sockets.add(one);
        one.on('data', (data) => wire?.isSilent || other.write(data));
        one.on('error', () => undefined);
        one.on('close', () => {
          sockets.delete(one);
          other.destroy();
        });
      }
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const cut = (): void => sockets.forEach((socket) => socket.destroy());
    const close = (): Promise<void> =>
      new Promise((resolve) => {
        server.close(() => resolve());
        cut();
      });
    return (wire = new Wire(`127.0.0.1:${(server.address() as AddressInfo).port}`, close, cut));
  }
}
