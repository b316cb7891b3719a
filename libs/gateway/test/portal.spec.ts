import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { routeClassPolicies } from '../src/index';
import { bearer, echo, openGateway, upstream } from './gateway.fixture';
import type { TestGateway, UpstreamServer } from './gateway.fixture';

const script = 'console.log("工作台");'.repeat(100);
const page = `<!doctype html><meta property="csp-nonce" nonce="__PLINTH_NONCE__"><script type="module" src="/assets/portal/app-1a2b.js"></script><style nonce="__PLINTH_NONCE__"></style>`;

/** Bundled pages as the build leaves them. */
function bundle(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'plinth-portal-'));
  const assets = path.join(folder, 'assets/portal');
  mkdirSync(assets, { recursive: true });
  writeFileSync(path.join(folder, 'index.html'), page);
  writeFileSync(path.join(folder, 'plinth.svg'), '<svg/>');
  writeFileSync(path.join(folder, 'secret.map'), '{}');
  writeFileSync(path.join(assets, 'app-1a2b.js'), script);
  writeFileSync(path.join(assets, 'app-1a2b.js.br'), brotliCompressSync(script));
  writeFileSync(path.join(assets, 'app-1a2b.js.gz'), gzipSync(script));
  return folder;
}

describe('the portal', () => {
  const folder = bundle();
  let service: UpstreamServer;
  let gateway: TestGateway;
  beforeAll(async () => {
    service = await upstream(echo);
    const rules = [
      { path: '/', class: 'sign-in', methods: ['POST'] },
      { path: '/*', class: 'sign-in', methods: ['POST'] },
    ] as const;
    const few = { ...routeClassPolicies.page, limit: { points: 20, seconds: 60 } };
    gateway = await openGateway(
      [
        { name: 'org', upstream: service.url, prefixes: ['/api/org'] },
        { name: 'identity', class: 'page', upstream: service.url, prefixes: ['/'], rules },
      ],
      { classes: { ...routeClassPolicies, page: few } },
      undefined,
      { portalFolder: folder },
    );
  });
  afterAll(async () => {
    await gateway.close();
    await service.close();
    rmSync(folder, { recursive: true });
  });

  const open = (where: string, headers: Record<string, string> = {}, method = 'GET') =>
    fetch(`${gateway.url}${where}`, { method, headers, redirect: 'manual' });
  /** As it goes over the wire: fetch unpacks. */
  const wire = (where: string, headers: Record<string, string>) =>
    new Promise<{ coding?: string; body: Buffer }>((resolve, reject) => {
      const sent = request(`${gateway.url}${where}`, { headers }, (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () => resolve({ coding: answer.headers['content-encoding'], body: Buffer.concat(chunks) }));
      });
      sent.on('error', reject);
      sent.end();
    });

  describe('its page', () => {
    it.each(['/', '/?unit=1', '/admin', '/admin/', '/admin/people/1?unit=2', '/workbench', '/developer/health'])(
      'is at %s',
      async (where) => {
        const answer = await open(where);
        expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
        expect(await answer.text()).toContain('app-1a2b.js');
      },
    );

    it('has a nonce of its own in every answer, lets no other script or style in, and is kept by nobody', async () => {
      const [one, two] = [await open('/admin'), await open('/admin')];
      const policy = one.headers.get('content-security-policy') as string;
      const nonce = /'nonce-([\w+/=]{24})'/.exec(policy)?.[1] as string;
      const html = await one.text();
      expect(html.split(`nonce="${nonce}"`)).toHaveLength(3);
      expect(html).not.toContain('__PLINTH_NONCE__');
      expect(policy).toContain(`script-src 'self';`);
      expect(policy).toContain(`frame-ancestors 'none'`);
      expect(policy).not.toContain('unsafe');
      expect(two.headers.get('content-security-policy')).not.toBe(policy);
      expect(one.headers.get('cache-control')).toBe('no-store');
      expect(one.headers.get('x-frame-options')).toBe('DENY');
      expect(one.headers.get('x-content-type-options')).toBe('nosniff');
      expect(one.headers.get('strict-transport-security')).toBe('max-age=31536000');
    });

    it('leaves the addresses of others alone: pages, forms and the API', async () => {
      const sentTo = async (answer: Response) => ((await answer.json()) as { method: string; url: string }).url;
      for (const where of ['/login', '/account/applications', '/administrator', '/developers'])
        expect(await sentTo(await open(where))).toBe(where);
      expect(await sentTo(await open('/', {}, 'POST'))).toBe('/');
      expect(await sentTo(await open('/api/org/v1/units', bearer()))).toBe('/api/org/v1/units');
    });

    it('answers HEAD without a body', async () => {
      const answer = await open('/admin', {}, 'HEAD');
      expect([answer.status, await answer.text()]).toEqual([200, '']);
      expect(Number(answer.headers.get('content-length'))).toBeGreaterThan(100);
    });
  });

  describe('its files', () => {
    const app = '/assets/portal/app-1a2b.js';

    it('with a hash in their name are kept for a year, others asked for again', async () => {
      const hashed = await open(app);
      expect(hashed.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
      expect(hashed.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
      expect(await hashed.text()).toBe(script);
      expect((await open('/plinth.svg')).headers.get('cache-control')).toBe('no-cache');
    });

    it.each([
      ['br, gzip', 'br', brotliDecompressSync],
      ['gzip, deflate', 'gzip', gunzipSync],
      ['br;q=0, gzip', 'gzip', gunzipSync],
      ['*', 'br', brotliDecompressSync],
      ['identity', undefined, (body: Buffer) => body],
      ['gzip;q=0, br;q=0.0', undefined, (body: Buffer) => body],
    ] as const)('come as the client takes them: %s', async (accepted, coding, unpack) => {
      const answer = await wire(app, { 'accept-encoding': accepted });
      expect(answer.coding).toBe(coding);
      expect(unpack(answer.body).toString()).toBe(script);
    });

    it('are not sent again when they are known; each coding has a tag of its own', async () => {
      const plain = (await open(app, { 'accept-encoding': 'identity' })).headers.get('etag') as string;
      const packed = (await open(app, { 'accept-encoding': 'br' })).headers.get('etag') as string;
      expect(packed).not.toBe(plain);
      for (const known of [packed, `"x", W/${packed}`, '*']) {
        const again = await open(app, { 'accept-encoding': 'br', 'if-none-match': known });
        expect([again.status, await again.text()]).toEqual([304, '']);
        expect(again.headers.get('vary')).toContain('Accept-Encoding');
      }
      expect((await open(app, { 'accept-encoding': 'br', 'if-none-match': plain })).status).toBe(200);
    });

    it.each(['/assets/portal/app-9z9z.js', '/Assets/Portal/x', '/assets/portal/app-1a2b.js.br'])(
      'are 404 when there is none: %s',
      async (where) => {
        const answer = await open(where);
        expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([
          404,
          'gateway.route_not_found',
        ]);
      },
    );

    it('are those of a page alone: what the build left besides, and what lies above, is not shown', async () => {
      expect(((await (await open('/secret.map')).json()) as { url: string }).url).toBe('/secret.map');
      expect((await open('/assets/portal/..%2f..%2findex.html')).status).toBe(400);
    });

    it('a whole school that opens it at once is not counted, identity’s pages are', async () => {
      const statuses = async (where: string) => {
        const answers = await Promise.all(Array.from({ length: 25 }, () => open(where)));
        return new Set(answers.map(({ status }) => status));
      };
      expect(await statuses(app)).toEqual(new Set([200]));
      expect(await statuses('/login')).toContain(429);
    });
  });
});

it('without a bundled portal, `/` is identity’s and `/admin` is nothing special', async () => {
  const service = await upstream(echo);
  const identity = { name: 'identity', class: 'page', upstream: service.url, prefixes: ['/'] } as const;
  const gateway = await openGateway([identity], {}, undefined, { portalFolder: path.join(tmpdir(), 'plinth-none') });
  for (const where of ['/', '/admin'])
    expect(((await (await fetch(`${gateway.url}${where}`)).json()) as { url: string }).url).toBe(where);
  await gateway.close();
  await service.close();
});
