import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { RevocationFeed } from '@plinth/identity-contract';
import { TestIssuer } from '@plinth/platform-testing';
import { HttpKeySource } from './http-key-source';

const codeOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'accepted',
    (error: { code: string }) => error.code,
  );

describe('JwtTokenVerifier', () => {
  let issuer: TestIssuer;
  beforeAll(async () => {
    issuer = await TestIssuer.create();
  });

  it('accepts a good token again and again', async () => {
    const verifier = issuer.verifier();
    const token = await issuer.token({ person: 'p1' });
    expect(await verifier.verify(token)).toMatchObject({ kind: 'person', personId: 'p1' });
    expect(await verifier.verify(token)).toMatchObject({ personId: 'p1' });
    verifier.onApplicationShutdown();
  });

  it.each([
    ['of another type', { header: { typ: 'JWT' } }],
    ['for another audience', { claims: { aud: 'homework' } }],
    ['of another issuer', { claims: { iss: 'https://elsewhere.test' } }],
    ['with an unknown key id', { header: { kid: 'nobody' } }],
    ['without an id', { claims: { jti: undefined } }],
    ['with units that are no list', { claims: { units: 'all' } }],
    ['with an operator claim that is no flag', { claims: { operator: 'yes' } }],
    ['not valid yet', { claims: { nbf: Math.floor(Date.now() / 1000) + 600 } }],
  ])('refuses a token %s', async (_, spoiled) => {
    const verifier = issuer.verifier();
    expect(await codeOf(verifier.verify(await issuer.token({ person: 'p1', ...spoiled })))).toBe('auth.token_invalid');
    verifier.onApplicationShutdown();
  });

  it('refuses an expired token, also one that it has accepted before', async () => {
    const verifier = issuer.verifier();
    expect(await codeOf(verifier.verify(await issuer.token({ person: 'p', lifetimeSeconds: -1 })))).toBe(
      'auth.token_expired',
    );
    const short = await issuer.token({ person: 'p', lifetimeSeconds: 1 });
    expect(await codeOf(verifier.verify(short))).toBe('accepted');
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    expect(await codeOf(verifier.verify(short))).toBe('auth.token_expired');
    verifier.onApplicationShutdown();
  });

  it('refuses forgeries: changed payload, no signature, symmetric signature, a stranger’s key under our key id', async () => {
    const verifier = issuer.verifier();
    const [header, payload, signature] = (await issuer.token({ person: 'p1' })).split('.') as [string, string, string];
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Record<string, unknown>;
    const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const raised = encode({ ...claims, operator: true });
    expect(await codeOf(verifier.verify(`${header}.${raised}.${signature}`))).toBe('auth.token_invalid');
    const none = encode({ alg: 'none', typ: 'at+jwt', kid: issuer.publicKey.kid });
    expect(await codeOf(verifier.verify(`${none}.${raised}.`))).toBe('auth.token_invalid');
    const symmetric = await new SignJWT(claims)
      .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt', kid: issuer.publicKey.kid })
      .sign(Buffer.from(JSON.stringify(issuer.publicKey)));
    expect(await codeOf(verifier.verify(symmetric))).toBe('auth.token_invalid');
    const stranger = await generateKeyPair('ES256');
    const foreign = await new SignJWT(claims)
      .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: issuer.publicKey.kid })
      .sign(stranger.privateKey);
    expect(await codeOf(verifier.verify(foreign))).toBe('auth.token_invalid');
    expect(await codeOf(verifier.verify('a.b.c'))).toBe('auth.token_invalid');
    verifier.onApplicationShutdown();
  });

  it.each(['token', 'session', 'account', 'client'] as const)('refuses the tokens of a revoked %s', async (kind) => {
    const verifier = issuer.verifier();
    const ids = { token: 'jti-1', session: 'sid-1', account: 'acc-1', client: 'client-1' };
    const asked = { person: 'p', account: 'acc-1', session: 'sid-1', client: 'client-1', claims: { jti: 'jti-1' } };
    const before = await issuer.token(asked);
    const other = await issuer.token({ person: 'p' });
    expect(await codeOf(verifier.verify(before))).toBe('accepted');
    const feed = new (class extends RevocationFeed {
      async since() {
        const now = Math.floor(Date.now() / 1_000);
        return { position: 1, entries: [{ kind, id: ids[kind], issuedUntil: now, expiresAt: now + 60 }] };
      }
    })();
    const informed = issuer.verifier({ revocations: feed });
    expect(await codeOf(informed.verify(before))).toBe('auth.token_revoked');
    expect(await codeOf(informed.verify(other))).toBe('accepted');
    const later = await issuer.token({ ...asked, claims: { jti: 'jti-2', iat: Math.floor(Date.now() / 1_000) + 2 } });
    expect(await codeOf(informed.verify(later))).toBe('accepted');
    verifier.onApplicationShutdown();
    informed.onApplicationShutdown();
  });

  it('believes nothing while the revocations have never been heard', async () => {
    const feed = new (class extends RevocationFeed {
      async since(): Promise<never> {
        throw new Error('away');
      }
    })();
    const verifier = issuer.verifier({ revocations: feed });
    expect(await codeOf(verifier.verify(await issuer.token({ person: 'p' })))).toBe('auth.verification_unavailable');
    verifier.onApplicationShutdown();
  });
});

describe('HttpKeySource', () => {
  it('reads once, reads again for an unknown key id, and not more often than the pause allows', async () => {
    const keys = [{ ...(await exportJWK((await generateKeyPair('ES256')).publicKey)), kid: 'one' }];
    let asked = 0;
    const server = createServer((_, response) => {
      asked += 1;
      response.end(JSON.stringify({ keys }));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    let now = 1_000_000;
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const source = new HttpKeySource({ url, now: () => now });
    expect((await Promise.all([source.find('one'), source.find('one')])).map((key) => key?.kid)).toEqual([
      'one',
      'one',
    ]);
    expect(asked).toBe(1);
    keys.push({ ...keys[0], kid: 'two' } as (typeof keys)[number]);
    expect(await source.find('two')).toBeUndefined();
    now += 6_000;
    expect(await source.find('two')).toBeDefined();
    for (let i = 0; i < 20; i += 1) await source.find(`forged-${i}`);
    expect(asked).toBe(2);
    keys.shift();
    now += 700_000;
    expect(await source.find('one')).toBeUndefined();
    server.close();
    now += 700_000;
    expect(await source.find('two')).toBeDefined();
  });
});
