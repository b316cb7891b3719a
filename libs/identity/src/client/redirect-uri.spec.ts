import { defaultClientOptions } from './client';
import type { OAuthClient } from './client';
import { faultOfRedirectUri, isRegisteredRedirect } from './redirect-uri';

const aClient = (changes: Partial<OAuthClient> = {}): OAuthClient => ({
  id: 'c',
  name: 'c',
  kind: 'public',
  grants: [],
  status: 'active',
  redirectUris: ['http://127.0.0.1/cb', 'http://[::1]:5000/cb?x=1', 'http://localhost/cb', 'https://a.cn/cb'],
  postLogoutRedirectUris: [],
  scopes: [],
  unitIds: [],
  landingAudiences: [],
  firstParty: false,
  options: { ...defaultClientOptions, loopbackAnyPort: true },
  createdAt: new Date(),
  updatedAt: new Date(),
  ...changes,
});

describe('redirect URIs', () => {
  it.each(['https://a.cn/cb', 'http://localhost:3000/cb', 'http://127.0.0.1/cb', 'http://[::1]:1/'])(
    'OAuth 2.1 §2.3 takes %s',
    (uri) => expect(faultOfRedirectUri(uri)).toBeUndefined(),
  );
  it.each([
    'http://a.cn/cb',
    'https://a.cn/cb#',
    'https://a.cn/cb#x',
    '/cb',
    'javascript:alert(1)',
    'data:text/html,x',
    'https://user:pw@a.cn/',
    'https://a.cn/ b',
    'http://127.0.0.1.evil.cn/cb',
    '',
  ])('refuses %s', (uri) => expect(faultOfRedirectUri(uri)).toBeDefined());

  it.each(['http://127.0.0.1:4711/cb', 'http://127.0.0.1/cb', 'http://[::1]:9/cb?x=1'])(
    'RFC 8252 §7.3 any port of a loopback address: %s',
    (uri) => expect(isRegisteredRedirect(aClient(), uri)).toBe(true),
  );
  it.each([
    'http://localhost:4711/cb',
    'http://127.0.0.1:4711/cb2',
    'http://127.0.0.1:4711/cb/',
    'http://127.0.0.1:4711/cb?x=1',
    'http://127.0.0.1:4711@evil.cn/cb',
    'http://127.0.0.1:99999/cb',
    'https://127.0.0.1:4711/cb',
    'https://a.cn:444/cb',
  ])('but nothing else: %s', (uri) => expect(isRegisteredRedirect(aClient(), uri)).toBe(false));

  it('and only for a public client that asked for it', () => {
    const strict = aClient({ options: defaultClientOptions });
    expect(isRegisteredRedirect(strict, 'http://127.0.0.1:4711/cb')).toBe(false);
    expect(isRegisteredRedirect(aClient({ kind: 'confidential' }), 'http://127.0.0.1:4711/cb')).toBe(false);
  });
});
