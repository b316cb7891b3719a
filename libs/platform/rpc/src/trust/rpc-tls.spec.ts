import { Client, credentials } from '@grpc/grpc-js';
import { list, read, RpcFixture } from '../rpc.fixture';
import { TestAuthority } from './test-certificates.fixture';

describe('mutual TLS between services', () => {
  const fixture = new RpcFixture();
  const authority = new TestAuthority();
  afterEach(() => fixture.close());

  const asking = { timeoutMs: 1_000 };
  const ask = (address: string, options: Parameters<RpcFixture['channel']>[1]) =>
    fixture.channel(address, options).unary(read, { value: 'x' }, asking);

  it('serves a client with a certificate of the CA', async () => {
    const { address } = await fixture.serve({}, { tls: authority.issue() });
    expect((await ask(address, { tls: authority.issue() })).value).toBe('read x');
  });

  it('refuses a client without TLS, without a certificate and with one of another CA', async () => {
    const { address } = await fixture.serve({}, { tls: authority.issue() });
    const stranger = { ...new TestAuthority().issue(), ca: authority.ca };
    for (const options of [{}, { tls: stranger }])
      await expect(ask(address, options)).rejects.toMatchObject({ kind: 'unavailable' });
    const bare = new Client(address, credentials.createSsl(Buffer.from(authority.ca)));
    const connected = new Promise((resolve) => bare.waitForReady(Date.now() + 1_000, (error) => resolve(error)));
    await expect(connected).resolves.toBeInstanceOf(Error);
    bare.close();
    expect(fixture.unexpected).toEqual([]);
  });

  it('does not talk to a server of another CA', async () => {
    const { address } = await fixture.serve({}, { tls: new TestAuthority().issue() });
    await expect(ask(address, { tls: authority.issue() })).rejects.toMatchObject({ kind: 'unavailable' });
  });

  it('holds a certificate that names services to them, whatever its token says', async () => {
    const { address } = await fixture.serve({}, { tls: authority.issue() });
    expect((await ask(address, { tls: authority.issue(['asker', 'audit']) })).value).toBe('read x');
    const call = ask(address, { tls: authority.issue(['audit']) });
    await expect(call).rejects.toMatchObject({ code: 'rpc.call_refused', cause: { code: 'rpc.caller_unknown' } });
    const channel = fixture.channel(address, { tls: authority.issue(['audit']) });
    await expect(channel.pages(list, { value: 'a' }, asking)).rejects.toMatchObject({ code: 'rpc.call_refused' });
  });
});
