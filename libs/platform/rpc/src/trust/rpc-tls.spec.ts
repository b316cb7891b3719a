import { Client, credentials } from '@grpc/grpc-js';
import { TestAuthority } from '@plinth/platform-testing';
import type { RpcTrouble } from '../channel/trouble';
import { list, read, RpcFixture } from '../rpc.fixture';
import { checkRpcTls } from './rpc-tls';

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

  it('is looked through before it is used', () => {
    const given = authority.issue();
    expect(checkRpcTls(given)).toEqual(given);
    const { key } = authority.issue();
    expect(() => checkRpcTls({ ...given, key })).toThrow(/not that of the certificate/);
    expect(() => checkRpcTls({ ...given, ca: given.key })).toThrow(/the CA is no X.509/);
    expect(() => checkRpcTls({ ...given, cert: 'x' })).toThrow(/the certificate is no X.509/);
    expect(() => checkRpcTls({ ...given, key: given.cert })).toThrow(/no private key/);
  });

  it('says what is wrong to whoever runs the service that asks', async () => {
    const told: RpcTrouble[] = [];
    const onTrouble = (trouble: RpcTrouble): void => void told.push(trouble);
    const secured = await fixture.serve({}, { tls: authority.issue() });
    const open = await fixture.serve();
    const stranger = new TestAuthority().issue();
    await expect(ask(secured.address, { tls: stranger, onTrouble })).rejects.toThrow();
    await expect(ask(open.address, { tls: stranger, onTrouble })).rejects.toThrow();
    await expect(ask(secured.address, { onTrouble })).rejects.toThrow();
    await expect(ask('127.0.0.1:1', { onTrouble })).rejects.toThrow();
    await expect(ask(secured.address, { tls: authority.issue(['audit']), onTrouble })).rejects.toThrow();
    expect(told.map(({ kind }) => kind)).toEqual(['tls', 'tls', 'away', 'away', 'keys']);
    expect(told[0]?.text).toMatch(/PLINTH_RPC_TLS_CA/);
    expect(told[2]?.text).toMatch(/whether it asks for PLINTH_RPC_TLS/);
    told.length = 0;
    expect((await ask(secured.address, { tls: authority.issue(), onTrouble })).value).toBe('read x');
    expect(told).toEqual([]);
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
