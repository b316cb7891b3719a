import type { sendUnaryData, ServerUnaryCall, ServerWritableStream, UntypedHandleCall } from '@grpc/grpc-js';
import { create, fromBinary, toBinary } from '@bufbuild/protobuf';
import type { DescMessage } from '@bufbuild/protobuf';
import { DomainError } from '@plinth/error-contract';
import { RpcErrors } from '../call/rpc-errors';
import { isRead } from '../rpc-service';
import type { RpcMethod } from '../rpc-service';
import type { KeptWrites } from './kept-writes';
import { textIn } from './served-calls';
import type { CallRefused, ServedCalls } from './served-calls';

export const IDEMPOTENCY_KEY = 'idempotency-key';

export interface Serving {
  readonly calls: ServedCalls;
  readonly writes?: KeptWrites;
  /** Bytes of one answer or page. */
  readonly largestAnswer: number;
  readonly service: string;
}

type Streaming = (request: unknown) => AsyncIterable<object>;
type Unary = (request: unknown) => Promise<object>;

/** Messages stay bytes until the call is known to be allowed: nothing of a stranger is parsed. */
export function handlerOf(method: RpcMethod, serving: Serving): UntypedHandleCall {
  return method.description.methodKind === 'server_streaming'
    ? (call: ServerWritableStream<Buffer, Buffer>) => void stream(method, serving, call)
    : (call: ServerUnaryCall<Buffer, Buffer>, answer: sendUnaryData<Buffer>) =>
        void unary(method, serving, call).then(
          (bytes) => answer(null, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)),
          (error: CallRefused) => answer({ ...error.refusal }),
        );
}

function unary(method: RpcMethod, serving: Serving, call: ServerUnaryCall<Buffer, Buffer>): Promise<Uint8Array> {
  const { input, output } = method.description;
  const work = async () => {
    const request = read(input, call.request);
    return written(output, await (method.handle as unknown as Unary)(request), serving);
  };
  const { writes } = serving;
  if (isRead(method.description) || writes === undefined) return serving.calls.run(method, call, work);
  const key = textIn(call.metadata, IDEMPOTENCY_KEY);
  return serving.calls.run(method, call, (caller) =>
    writes.run({ caller, method: method.path, key, request: call.request }, work),
  );
}

async function stream(method: RpcMethod, serving: Serving, call: ServerWritableStream<Buffer, Buffer>): Promise<void> {
  const { input, output } = method.description;
  try {
    await serving.calls.run(method, call, async () => {
      for await (const page of (method.handle as unknown as Streaming)(read(input, call.request))) {
        if (call.cancelled) return;
        const isFull = !call.write(Buffer.from(written(output, page, serving)));
        if (isFull) await drained(call);
      }
    });
    call.end();
  } catch (error) {
    call.emit('error', { ...(error as CallRefused).refusal });
  }
}

function read(input: DescMessage, bytes: Uint8Array): unknown {
  try {
    return fromBinary(input, bytes);
  } catch {
    throw new DomainError(RpcErrors.requestUnreadable);
  }
}

function written(output: DescMessage, answer: object, { largestAnswer, service }: Serving): Uint8Array {
  const bytes = toBinary(output, create(output, answer as never));
  if (bytes.length > largestAnswer) throw new DomainError(RpcErrors.answerTooLarge, { service });
  return bytes;
}

/** Until the reader has taken what was sent, or has gone. */
const drained = (call: ServerWritableStream<Buffer, Buffer>): Promise<void> =>
  new Promise((resolve) => {
    const events = ['drain', 'cancelled', 'close'];
    const done = (): void => {
      for (const event of events) call.removeListener(event, done);
      resolve();
    };
    for (const event of events) call.once(event, done);
  });
