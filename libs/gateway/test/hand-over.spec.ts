import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { until } from '@plinth/platform-testing';
import { gatewaySettings, routeClassPolicies } from '../src/index';
import { bearer, echo, openGateway, raw, upstream } from './gateway.fixture';
import type { Echo, TestGateway, UpstreamServer } from './gateway.fixture';

const quick = { answerTimeoutMs: 600, idleTimeoutMs: 600 };

/** A service in the gateway's own process: what it gets and what leaves it is as over a connection. */
describe('a request handed to a service of the same process', () => {
  let service: UpstreamServer;
  let gateway: TestGateway;
  const late: ServerResponse[] = [];
  let left = 0;

  function answer(request: IncomingMessage, response: ServerResponse): void {
    const url = request.url ?? '';
    request.on('error', () => undefined);
    if (url.includes('/never')) {
      response.setHeader('x-half-made', 'yes');
      response.on('close', () => (left += 1));
      late.push(response);
    } else if (url.includes('/stall')) {
      response.write('some');
    } else if (url.includes('/throws')) {
      throw new Error('a fault of the service');
    } else if (url.includes('/fields')) {
      response.setHeader('set-cookie', 'early=1');
      response.setHeader('x-powered-by', 'secret');
      response.setHeader('x-request-id', 'forged');
      response.writeHead(201, 'Made', [
        ['Set-Cookie', 'a=1'],
        ['Set-Cookie', 'b=2'],
        ['X-Frame-Options', 'SAMEORIGIN'],
        ['Access-Control-Allow-Origin', '*'],
        ['Keep-Alive', 'timeout=1'],
      ] as never);
      response.end('made');
    } else if (url.includes('/plain')) {
      response.statusCode = 202;
      response.setHeader('content-type', 'text/plain');
      response.end('plain');
    } else if (url.includes('/events')) {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write('data: first\n\n');
    } else echo(request, response);
  }

  beforeAll(async () => {
    service = await upstream(answer);
    gateway = await openGateway(
      [
        { upstream: service.url, local: service.server, prefixes: ['/api/org'] },
        { name: 'pages', class: 'page', upstream: service.url, local: service.server, prefixes: ['/'] },
      ],
      { classes: { ...routeClassPolicies, api: { ...routeClassPolicies.api, ...quick } } },
    );
  });
  afterAll(async () => {
    await gateway.close();
    await service.close();
  });
  afterEach(async () => {
    await until(() => gateway.gateway.activeRequests === 0);
    expect(gateway.unexpected.splice(0)).toEqual([]);
  });

  const call = (path: string, init: RequestInit = {}) =>
    fetch(`${gateway.url}${path}`, { ...init, headers: { ...bearer(), ...init.headers } });
  const codeOf = async (response: Response) => ((await response.json()) as { code: string }).code;

  it('takes no connection, and reads the body as it comes', async () => {
    const before = service.sockets();
    const seen = (await (await call('/api/org/v1/x?a=1', { method: 'POST', body: 'the body' })).json()) as Echo;
    expect([seen.method, seen.url, seen.body]).toEqual(['POST', '/api/org/v1/x?a=1', 'the body']);
    expect(service.sockets()).toBe(before);
  });

  it('has the fields that the gateway vouches for, and none that a client made up', async () => {
    const headers = {
      'x-forwarded-for': '203.0.113.9',
      'x-plinth-person': 'somebody',
      'x-request-id': 'b'.repeat(20),
      cookie: 'plinth_session=secret',
      'accept-language': 'en',
      te: 'trailers',
    };
    const { headers: seen, raw: pairs } = (await (await call('/api/org/v1/x', { headers })).json()) as Echo;
    expect(seen['x-forwarded-for']).toBe('127.0.0.1');
    expect(seen['x-forwarded-proto']).toBe('http');
    expect(seen['x-request-id']).toBe('b'.repeat(20));
    expect(seen['traceparent']).toMatch(/^00-/);
    expect(seen['accept-language']).toBe('en');
    expect(seen['authorization']).toBe('Bearer good-app');
    for (const name of ['cookie', 'x-plinth-person', 'te', 'connection']) expect(seen[name]).toBeUndefined();
    const names = pairs.filter((_, index) => index % 2 === 0).map((name) => name.toLowerCase());
    expect(names.sort()).toEqual(Object.keys(seen).sort());
  });

  it('keeps the cookies of a page, joined as RFC 9113 §8.2.3 has it', async () => {
    const text = await raw(
      gateway.port,
      'GET /x HTTP/1.1\r\nHost: a\r\nCookie: a=1\r\nCookie: b=2\r\nConnection: close\r\n\r\n',
    );
    expect(text).toContain('"cookie":"a=1; b=2"');
  });

  it('answers with the fields of the service that may pass, and the gateway’s own', async () => {
    const made = await call('/api/org/v1/fields');
    expect([made.status, made.statusText, await made.text()]).toEqual([201, 'Made', 'made']);
    expect(made.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
    expect(made.headers.get('x-request-id')).not.toBe('forged');
    expect(made.headers.get('x-frame-options')).toBe('DENY');
    for (const name of ['x-powered-by', 'access-control-allow-origin']) expect(made.headers.get(name)).toBeNull();
    const plain = await call('/api/org/v1/plain');
    expect([plain.status, plain.headers.get('content-length'), await plain.text()]).toEqual([202, '5', 'plain']);
    expect(plain.headers.get('x-content-type-options')).toBe('nosniff');
    const head = await call('/api/org/v1/plain', { method: 'HEAD' });
    expect([head.status, head.headers.get('content-type'), await head.text()]).toEqual([202, 'text/plain', '']);
  });

  it('serves one request after another of a connection', async () => {
    const one = 'GET /api/org/v1/plain HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer good-app\r\n';
    const text = await raw(gateway.port, `${one}\r\n${one}\r\n${one}Connection: close\r\n\r\n`);
    expect(text.match(/HTTP\/1\.1 202/g)).toHaveLength(3);
  });

  it('goes over a connection where the end of the body is not known, a go-ahead is awaited, or events are', async () => {
    const chunked = httpRequest(`${gateway.url}/api/org/v1/x`, { method: 'POST', headers: bearer() });
    chunked.write('in ');
    chunked.end('pieces');
    const [response] = (await once(chunked, 'response')) as [IncomingMessage];
    response.resume();
    expect(response.statusCode).toBe(200);
    const after = service.sockets();
    expect(after).toBeGreaterThan(0);
    const head = 'POST /api/org/v1/x HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer good-app\r\nContent-Length: 3\r\n';
    const text = await raw(gateway.port, `${head}Expect: 100-continue\r\nConnection: close\r\n\r\nabc`);
    expect(text).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 200 [\s\S]*"body":"abc"/);
    const events = await call('/api/org/v1/events', { headers: { accept: 'text/event-stream' } });
    expect(service.sockets()).toBeGreaterThan(after);
    await events.body?.cancel();
  });

  it('refuses a body that is too large before the service hears of it', async () => {
    const head = `POST /api/org/v1/x HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer good-app\r\nContent-Length: 99999999\r\n\r\n`;
    expect(await raw(gateway.port, head)).toMatch(/^HTTP\/1\.1 413 /);
  });

  it('answers 504 when the service says nothing, and what it says too late reaches nobody', async () => {
    late.length = 0;
    const never = await call('/api/org/v1/never');
    expect([never.status, await codeOf(never)]).toEqual([504, 'gateway.upstream_timeout']);
    expect(never.headers.get('x-half-made')).toBeNull();
    const [response] = late as [ServerResponse];
    expect(() => {
      response.setHeader('x-late', 'yes');
      response.writeHead(200, { 'x-late': 'yes' });
      response.write('late');
      response.end('late');
    }).not.toThrow();
    expect((await call('/api/org/v1/plain')).status).toBe(202);
  });

  it('answers 408 to a body that stops, and breaks off an answer that stops', async () => {
    const head =
      'POST /api/org/v1/x HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer good-app\r\nContent-Length: 9\r\n\r\nabc';
    expect(await raw(gateway.port, head, 2_000)).toMatch(/^HTTP\/1\.1 408 [\s\S]*gateway\.request_timeout/);
    await expect((await call('/api/org/v1/stall')).text()).rejects.toThrow();
  });

  it('tells the service when the client leaves', async () => {
    const before = left;
    const socket = connect(gateway.port, '127.0.0.1');
    socket.write('GET /api/org/v1/never HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer good-app\r\n\r\n');
    await until(() => gateway.gateway.activeRequests === 1);
    socket.destroy();
    await until(() => left === before + 1);
  });

  it('lets what is under way end before the gateway does', async () => {
    const settings = gatewaySettings({ publicUrl: 'https://base.example' });
    const other = await openGateway([{ upstream: service.url, local: service.server, prefixes: ['/api/org'] }], {
      drainMs: settings.drainMs,
    });
    late.length = 0;
    const pending = fetch(`${other.url}/api/org/v1/never`, { headers: bearer() });
    await until(() => late.length === 1);
    const closing = other.close();
    (late[0] as ServerResponse).end('in time');
    expect(await (await pending).text()).toBe('in time');
    await closing;
  });

  it('a fault that the service throws at once is answered as one', async () => {
    const response = await call('/api/org/v1/throws');
    expect([response.status, await codeOf(response)]).toEqual([500, 'gateway.unexpected']);
    expect(response.headers.get('x-request-id')).not.toContain(',');
    expect(gateway.unexpected.splice(0)).toHaveLength(1);
  });
});
