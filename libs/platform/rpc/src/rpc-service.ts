import { MethodOptions_IdempotencyLevel as Level } from '@bufbuild/protobuf/wkt';
import type { DescMessage, DescMethod, DescService, MessageInitShape, MessageShape } from '@bufbuild/protobuf';

/** The service description that protoc-gen-es writes, with its methods by name. */
export interface GeneratedService extends Omit<DescService, 'method'> {
  readonly method: Readonly<Record<string, DescMethod>>;
}

type Answering<M> = M extends {
  methodKind: infer Kind;
  input: infer Input extends DescMessage;
  output: infer Output extends DescMessage;
}
  ? Kind extends 'unary'
    ? (request: MessageShape<Input>) => Promise<MessageInitShape<Output>>
    : Kind extends 'server_streaming'
      ? (request: MessageShape<Input>) => AsyncIterable<MessageInitShape<Output>>
      : never
  : never;

export type RpcHandlers<S extends GeneratedService> = { readonly [K in keyof S['method']]: Answering<S['method'][K]> };

type AnyHandler = (request: never) => Promise<object> | AsyncIterable<object>;

export interface RpcMethod {
  readonly description: DescMethod;
  readonly path: string;
  readonly handle: AnyHandler;
  /** Services that may call it. */
  readonly callers: ReadonlySet<string>;
}

/** One service as a server offers it. */
export interface RpcService {
  readonly name: string;
  readonly methods: readonly RpcMethod[];
}

/** Services that may call every method, or each by name. A method that nobody is named for is open to nobody. */
export type RpcCallers<S extends GeneratedService> =
  | readonly string[]
  | { readonly [K in keyof S['method']]: readonly string[] };

export function rpcService<S extends GeneratedService>(
  service: S,
  callers: RpcCallers<S>,
  handlers: RpcHandlers<S>,
): RpcService {
  const named = (name: keyof S['method']): readonly string[] => (isList(callers) ? callers : callers[name]);
  const methods = Object.entries(service.method).map(([name, description]) => ({
    description,
    path: pathOf(description),
    handle: handlers[name as keyof S['method']] as AnyHandler,
    callers: new Set(named(name)),
  }));
  return { name: service.typeName, methods };
}

const isList = (callers: object): callers is readonly string[] => Array.isArray(callers);

export const pathOf = ({ parent, name }: DescMethod): string => `/${parent.typeName}/${name}`;

/** For spans and metrics: `PersonDirectoryService/Card`. */
export const nameOf = ({ parent, name }: DescMethod): string => `${parent.name}/${name}`;

/** What proto/ says by `idempotency_level`. Everything else is a write: it carries a key, and its answer is kept. */
export const isRead = ({ idempotency }: DescMethod): boolean => idempotency === Level.NO_SIDE_EFFECTS;
