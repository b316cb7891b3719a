import { createHmac, randomBytes } from 'node:crypto';
import { SignJWT } from 'jose';
import { Client, credentials, Metadata, status } from '@grpc/grpc-js';
import type { ServiceError } from '@grpc/grpc-js';
import { problemIn } from '../call/problem';
import { keys, read, RpcFixture, write } from '../rpc.fixture';
import { pathOf } from '../rpc-service';
import { serviceKeysIn } from './service-keys';
import { ServiceTokenCheck, ServiceTokens } from './service-tokens';

const seconds = () => Math.floor(Date.now() / 1_000);

describe('tokens of services', () => {
  const check = new ServiceTokenCheck(keys, 'echo');
  const header = { alg: 'HS256', typ: 'plinth-svc+jwt', kid: keys.signing.id };
  const good = () => ({ iss: 'asker', aud: 'echo', iat: seconds(), exp: seconds() + 60 });
  const signed = (claims: object = {}, head: object = {}, secret = keys.signing.secret): Promise<string> =>
    new SignJWT({ ...good(), ...claims }).setProtectedHeader({ ...header, ...head }).sign(secret);
  const callerOf = (token: string) => check.callerOf(`Bearer ${token}`);

  it('name the caller', async () => {
    expect(await callerOf(await new ServiceTokens(keys, 'asker', 'echo').current())).toBe('asker');
    expect(await callerOf(await signed())).toBe('asker');
  });

  it('are used again for a while, and live for a minute at most', async () => {
    const tokens = new ServiceTokens(keys, 'asker', 'echo');
    const token = await tokens.current();
    expect(await tokens.current()).toBe(token);
    const claims = JSON.parse(Buffer.from(token.split('.')[1] as string, 'base64url').toString());
    expect(claims.exp - claims.iat).toBeLessThanOrEqual(60);
  });

  const unsigned = (): string => {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    return `${part({ ...header, alg: 'none' })}.${part(good())}.`;
  };
  const foreign = serviceKeysIn(randomBytes(32).toString('base64')).signing;

  it.each<[string, () => Promise<string> | string]>([
    ['forged with another key', () => signed({}, {}, foreign.secret)],
    ['of a key that nobody knows', () => signed({}, { kid: foreign.id }, foreign.secret)],
    ['without a key id', () => signed({}, { kid: undefined })],
    ['unsigned', unsigned],
    ['expired', () => signed({ iat: seconds() - 120, exp: seconds() - 61 })],
    ['issued long ago, whatever its end', () => signed({ iat: seconds() - 3_600 })],
    ['that would live longer than a minute', () => signed({ exp: seconds() + 3_600 })],
    ['of tomorrow', () => signed({ iat: seconds() + 86_400, exp: seconds() + 86_460, nbf: seconds() + 86_400 })],
    ['for another service', () => signed({ aud: 'org' })],
    ['for nobody', () => signed({ aud: undefined })],
    ['of no issuer', () => signed({ iss: undefined })],
    ['of another kind (an access token)', () => signed({}, { typ: 'at+jwt' })],
    ['changed under way', async () => `${(await signed()).slice(0, -4)}AAAA`],
    ['that is none', () => 'x.y.z'],
  ])('are refused when %s', async (_, token) => {
    await expect(callerOf(await token())).rejects.toMatchObject({ code: 'rpc.caller_unknown' });
  });

  it('are refused when absent or shown otherwise', async () => {
    const token = await signed();
    for (const shown of [undefined, '', token, `Basic ${token}`])
      await expect(check.callerOf(shown)).rejects.toMatchObject({ code: 'rpc.caller_unknown' });
  });

  it('end also when they were proven before', async () => {
    const token = await signed({ iat: seconds() - 63, exp: seconds() - 4 });
    expect(await callerOf(token)).toBe('asker');
    const clock = jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 10_000);
    await expect(callerOf(token)).rejects.toMatchObject({ code: 'rpc.caller_unknown' });
    clock.mockRestore();
  });

  it('change keys without a gap', async () => {
    const [old, fresh] = [randomBytes(32).toString('base64'), randomBytes(32).toString('base64url')];
    const token = (file: string) => new ServiceTokens(serviceKeysIn(file), 'asker', 'echo').current();
    const proves = async (file: string, text: string) =>
      (await new ServiceTokenCheck(serviceKeysIn(file), 'echo').callerOf(`Bearer ${text}`)) === 'asker';
    expect(await proves(`${old}\n${fresh}\n`, await token(old))).toBe(true);
    expect(await proves(`${old}\n${fresh}\n`, await token(`# new first\n${fresh}\n\n${old}`))).toBe(true);
    await expect(proves(fresh, await token(old))).rejects.toMatchObject({ code: 'rpc.caller_unknown' });
  });

  it('need a key of full length', () => {
    const short = randomBytes(31).toString('base64');
    for (const text of ['', '# nothing\n', short, `${'ä'.repeat(60)}`, 'correct horse battery staple'])
      expect(() => serviceKeysIn(text)).toThrow('openssl rand -base64 32');
    expect(() => serviceKeysIn(short)).not.toThrow(short);
  });

  it('are no plain HMAC of the key file', async () => {
    const file = randomBytes(32);
    const [head, body] = (await signed()).split('.') as [string, string];
    const direct = createHmac('sha256', file).update(`${head}.${body}`).digest('base64url');
    const own = new ServiceTokenCheck(serviceKeysIn(file.toString('base64')), 'echo');
    await expect(own.callerOf(`Bearer ${head}.${body}.${direct}`)).rejects.toMatchObject({
      code: 'rpc.caller_unknown',
    });
  });

  describe('at a server', () => {
    const fixture = new RpcFixture();
    afterAll(() => fixture.close());

    /** A call by hand, as an intruder would make it. */
    const call = async (address: string, metadata: Metadata, body = Buffer.alloc(0)): Promise<ServiceError> => {
      const client = new Client(address, credentials.createInsecure());
      const error = await new Promise<ServiceError | null>((resolve) => {
        const asIs = (bytes: Buffer): Buffer => bytes;
        client.makeUnaryRequest(pathOf(read), asIs, asIs, body, metadata, (failed) => resolve(failed));
      });
      client.close();
      if (error === null) throw new Error('was answered');
      return error;
    };

    it('a stranger is refused before anything of the call is read', async () => {
      const { address } = await fixture.serve();
      const forged = new Metadata();
      forged.set('authorization', `Bearer ${await signed({}, {}, foreign.secret)}`);
      for (const metadata of [new Metadata(), forged]) {
        const error = await call(address, metadata, Buffer.from([255, 255]));
        expect([error.code, problemIn(error.metadata)?.code]).toEqual([status.UNAUTHENTICATED, 'rpc.caller_unknown']);
      }
      const known = new Metadata();
      known.set('authorization', `Bearer ${await signed()}`);
      const error = await call(address, known, Buffer.from([255, 255]));
      expect([error.code, problemIn(error.metadata)?.code]).toEqual([
        status.INVALID_ARGUMENT,
        'rpc.request_unreadable',
      ]);
      expect(fixture.unexpected).toEqual([]);
    });

    it('each method serves those alone who are named for it; the caller learns of a fault of ours, not of his', async () => {
      const { address } = await fixture.serve();
      const other = fixture.channel(address, { caller: 'other' });
      expect((await other.unary(read, { value: 'x' })).value).toBe('read x');
      const refused = { code: 'rpc.call_refused', kind: 'unavailable' };
      const cause = { code: 'rpc.call_not_allowed', details: { caller: 'other', method: 'EchoService/Write' } };
      await expect(other.unary(write, { value: 'x' })).rejects.toMatchObject({ ...refused, cause });
      const foreignKeys = serviceKeysIn(randomBytes(32).toString('base64'));
      const impostor = fixture.channel(address, { keys: foreignKeys });
      await expect(impostor.unary(read, {})).rejects.toMatchObject(refused);
      const misled = fixture.channel(address, { service: 'org' });
      await expect(misled.unary(read, {})).rejects.toMatchObject(refused);
    });
  });
});
