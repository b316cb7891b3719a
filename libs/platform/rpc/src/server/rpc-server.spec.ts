import { Client, credentials, Metadata, status } from '@grpc/grpc-js';
import type { ServiceError } from '@grpc/grpc-js';
import { create, fromBinary, toBinary } from '@bufbuild/protobuf';
import { StringValueSchema } from '@bufbuild/protobuf/wkt';
import { currentTraceparent, withTraceparent } from '@plinth/platform-telemetry';
import {
  Health,
  HealthCheckRequestSchema,
  HealthCheckResponse_ServingStatus as Serving,
  HealthCheckResponseSchema,
} from '../gen/grpc/health/v1/health_pb';
import { problemIn } from '../call/problem';
import { keys, read, RpcFixture, write } from '../rpc.fixture';
import { pathOf } from '../rpc-service';
import { ServiceTokens } from '../trust/service-tokens';
import { startRpcServer } from './rpc-server';

const asIs = (bytes: Buffer): Buffer => bytes;

describe('a server of calls', () => {
  const fixture = new RpcFixture();
  afterEach(() => fixture.close());

  const raw = async (address: string, path: string, body: Uint8Array, more: Record<string, string> = {}) => {
    const client = new Client(address, credentials.createInsecure());
    const metadata = new Metadata();
    metadata.set('authorization', `Bearer ${await new ServiceTokens(keys, 'asker', 'echo').current()}`);
    for (const [name, value] of Object.entries(more)) metadata.set(name, value);
    try {
      return await new Promise<Buffer>((resolve, reject) => {
        client.makeUnaryRequest(path, asIs, asIs, Buffer.from(body), metadata, (error, answer) =>
          error ? reject(error) : resolve(answer as Buffer),
        );
      });
    } finally {
      client.close();
    }
  };
  const bytesOf = (value: string) => toBinary(StringValueSchema, create(StringValueSchema, { value }));

  it('ignores a field of a later release', async () => {
    const { address } = await fixture.serve();
    // Field 99, length-delimited, as a later release might add it.
    const later = Buffer.concat([bytesOf('x'), Buffer.from([0x9a, 0x06, 3]), Buffer.from('new')]);
    expect(fromBinary(StringValueSchema, await raw(address, pathOf(read), later)).value).toBe('read x');
  });

  it('says that it does not know a method of a later release', async () => {
    const { address } = await fixture.serve();
    await expect(raw(address, '/spec.EchoService/Later', bytesOf('x'))).rejects.toMatchObject({
      code: status.UNIMPLEMENTED,
    });
  });

  it('demands a key of a write, and answers it once', async () => {
    let done = 0;
    const { address } = await fixture.serve({ write: async () => ({ value: String((done += 1)) }) });
    const send = (value: string, key?: string) =>
      raw(address, pathOf(write), bytesOf(value), key === undefined ? {} : { 'idempotency-key': key });
    const code = (call: Promise<Buffer>) =>
      call.then(
        () => 'answered',
        (error: ServiceError) => problemIn(error.metadata)?.code,
      );
    expect([await code(send('x')), await code(send('x', 'short'))]).toEqual(['rpc.key_missing', 'rpc.key_missing']);
    const key = '0190b5a2-1111-7000-8000-000000000001';
    const answers = [await send('x', key), await send('x', key)];
    expect(answers.map((answer) => fromBinary(StringValueSchema, answer).value)).toEqual(['1', '1']);
    expect(await code(send('y', key))).toBe('rpc.key_used_otherwise');
    expect(done).toBe(1);
  });

  it('tells that the same write is still running', async () => {
    let [begin, finish] = [(): void => undefined, (): void => undefined];
    const begun = new Promise<void>((resolve) => (begin = resolve));
    const finished = new Promise<void>((resolve) => (finish = resolve));
    const { address } = await fixture.serve({
      write: async () => {
        begin();
        await finished;
        return { value: 'done' };
      },
    });
    const key = { 'idempotency-key': '0190b5a2-1111-7000-8000-000000000002' };
    const first = raw(address, pathOf(write), bytesOf('x'), key);
    await begun;
    const second = await raw(address, pathOf(write), bytesOf('x'), key).catch((error: ServiceError) => error);
    expect(problemIn((second as ServiceError).metadata)?.code).toBe('rpc.call_running');
    finish();
    expect(fromBinary(StringValueSchema, await first).value).toBe('done');
  });

  it('does not start with writes and nowhere to keep their answers', async () => {
    const serve = fixture.serve({}, { idempotency: undefined });
    await expect(serve).rejects.toThrow('/spec.EchoService/Write');
  });

  it('says why it cannot listen', async () => {
    const { address } = await fixture.serve();
    const port = Number(address.split(':')[1]);
    const again = startRpcServer({ name: 'x', services: [], keys, logUnexpected: () => undefined, port });
    await expect(again).rejects.toThrow('EADDRINUSE');
  });

  it('closes once, however often it is told', async () => {
    const server = await fixture.serve();
    expect((await fixture.channel(server.address).unary(read, { value: 'x' })).value).toBe('read x');
    await Promise.all([server.close(), server.close()]);
    await server.close();
  });

  it('answers probes without a token, and none for a service that is not there', async () => {
    const server = await fixture.serve();
    const client = new Client(server.address, credentials.createInsecure());
    const probe = (service: string) =>
      new Promise<Serving | status>((resolve) => {
        const body = Buffer.from(toBinary(HealthCheckRequestSchema, create(HealthCheckRequestSchema, { service })));
        client.makeUnaryRequest(pathOf(Health.method.check), asIs, asIs, body, (error, answer) =>
          resolve(error ? error.code : fromBinary(HealthCheckResponseSchema, answer as Buffer).status),
        );
      });
    expect([await probe(''), await probe('spec.EchoService')]).toEqual([Serving.SERVING, Serving.SERVING]);
    expect(await probe('plinth.Unknown')).toBe(status.NOT_FOUND);
    client.close();
  });

  it('goes on with the trace of the caller', async () => {
    const seen: (string | undefined)[] = [];
    const { address } = await fixture.serve({
      read: async () => {
        seen.push(currentTraceparent());
        return { value: '' };
      },
    });
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    await withTraceparent(traceparent, () => fixture.channel(address).unary(read, {}));
    expect(seen[0]).toContain('0af7651916cd43dd8448eb211c80319c');
  });
});
