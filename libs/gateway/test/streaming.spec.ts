import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import { createServer, request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import * as os from 'node:os';
import * as path from 'node:path';
import { Readable } from 'node:stream';
import { until } from '@plinth/platform-testing';
import { routeClassPolicies } from '../src/index';
import { bearer, echo, openGateway, raw, upstream } from './gateway.fixture';
import type { TestGateway, UpstreamServer } from './gateway.fixture';

const MiB = 1024 * 1024;

describe('what flows through the gateway', () => {
  let service: UpstreamServer;
  let gateway: TestGateway;
  const seen = { aborted: 0, uploaded: 0, downloaded: 0, events: 0, tries: 0, posts: 0, hash: '' };

  beforeAll(async () => {
    service = await upstream((request, response) => {
      const url = request.url ?? '';
      request.on('error', () => undefined);
      if (url.includes('/events')) {
        response.writeHead(200, { 'content-type': 'text/event-stream' });
        response.write('data: first\n\n');
        seen.events += 1;
        const timer = setTimeout(() => response.write('data: second\n\n'), 1_500);
        response.on('close', () => (clearTimeout(timer), (seen.aborted += 1)));
      } else if (url.includes('/upload')) {
        const hash = createHash('sha256');
        seen.uploaded = 0;
        request.on('data', (chunk: Buffer) => (hash.update(chunk), (seen.uploaded += chunk.length)));
        request.on('end', () => response.end((seen.hash = hash.digest('hex'))));
        request.on('close', () => request.complete || (seen.aborted += 1));
      } else if (url.includes('/download')) {
        seen.downloaded = 0;
        Readable.from(
          (function* () {
            for (const chunk of chunks(200)) {
              seen.downloaded += MiB;
              yield chunk;
            }
          })(),
          { highWaterMark: 1 },
        ).pipe(response);
      } else if (url.includes('/early')) {
        response.writeHead(409).end('early');
      } else if (url.includes('/never')) {
        response.on('close', () => (seen.aborted += 1));
      } else if (url.includes('/half')) {
        response.writeHead(200, { 'content-length': '1000' });
        response.write('half', () => setTimeout(() => request.socket.destroy(), 20));
      } else if (url.includes('/stall')) {
        response.writeHead(200, { 'content-type': 'text/plain' });
        response.write('some');
      } else if (url.includes('/dies-once')) {
        seen.tries += 1;
        if (seen.tries % 2 === 1) request.socket.destroy();
        else response.end('second try');
      } else if (url.includes('/dies')) {
        seen.posts += 1;
        request.socket.destroy();
      } else if (url.includes('/nonsense')) {
        request.socket.end('HTTP/1.1 banana\r\n\r\n');
      } else echo(request, response);
    });
    const dead = await upstream(echo);
    await dead.close();
    const quick = { answerTimeoutMs: 600, idleTimeoutMs: 600 };
    gateway = await openGateway(
      [
        {
          upstream: service.url,
          prefixes: ['/api/org'],
          rules: [
            { path: '/api/org/v1/upload', class: 'upload' },
            { path: '/api/org/v1/download', class: 'upload' },
            { path: '/api/org/v1/events', class: 'stream' },
          ],
        },
        { name: 'dead', upstream: dead.url, prefixes: ['/api/dead'] },
        { name: 'frail', upstream: service.url, prefixes: ['/api/frail'] },
      ],
      { classes: { ...routeClassPolicies, api: { ...routeClassPolicies.api, ...quick } } },
    );
  });
  afterAll(async () => {
    await gateway.close();
    await service.close();
  });

  const call = (path: string, init: RequestInit = {}) =>
    fetch(`${gateway.url}${path}`, { ...init, headers: { ...bearer(), ...init.headers } });
  const codeOf = async (response: Response) => ((await response.json()) as { code: string }).code;

  function* chunks(count: number) {
    for (let index = 0; index < count; index += 1) yield Buffer.alloc(MiB, index % 251);
  }

  it.each(['/api/org/v1/events', '/api/org/v1/x/events'])(
    'hands on events of %s at once, and a quiet stream lives beyond every timeout',
    async (url) => {
      const started = Date.now();
      const response = await call(url, { headers: { accept: 'text/event-stream' } });
      const reader = (response.body as ReadableStream<Uint8Array>).getReader();
      const next = async () => new TextDecoder().decode((await reader.read()).value);
      expect(await next()).toBe('data: first\n\n');
      expect(Date.now() - started).toBeLessThan(1_200);
      expect(await next()).toBe('data: second\n\n');
      expect(Date.now() - started).toBeGreaterThan(1_400);
      const before = seen.aborted;
      await reader.cancel();
      await until(() => seen.aborted > before);
    },
  );

  it('takes 200 MB up unchanged with flat memory', async () => {
    const expected = createHash('sha256');
    const source = Readable.from(
      (function* () {
        for (const chunk of chunks(200)) {
          expected.update(chunk);
          yield chunk;
        }
      })(),
      { highWaterMark: 1 },
    );
    let peak = 0;
    const before = process.memoryUsage().rss;
    const timer = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss - before)), 20);
    const answer = await new Promise<string>((resolve, reject) => {
      const headers = { ...bearer(), 'content-length': String(200 * MiB) };
      const sending = httpRequest(`${gateway.url}/api/org/v1/upload`, { method: 'POST', headers }, (response) => {
        let text = '';
        response.on('data', (chunk) => (text += chunk));
        response.on('end', () => resolve(text));
      });
      sending.on('error', reject);
      source.pipe(sending);
    });
    clearInterval(timer);
    expect(answer).toBe(expected.digest('hex'));
    expect(seen.uploaded).toBe(200 * MiB);
    // Client, gateway and service are one process here; the half of the upload is a bound that buffering would break.
    expect(peak).toBeLessThan(100 * MiB);
  });

  it('holds a fast service back for a slow client', async () => {
    const socket = connect(gateway.port, '127.0.0.1');
    socket.write(`GET /api/org/v1/download HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer good-app\r\n\r\n`);
    await new Promise((resolve) => socket.once('data', resolve));
    socket.pause();
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    // What the buffers of three sockets hold, of 200 MB.
    expect(seen.downloaded).toBeGreaterThan(0);
    expect(seen.downloaded).toBeLessThan(60 * MiB);
    expect(gateway.gateway.activeRequests).toBe(1);
    socket.destroy();
    await until(() => gateway.gateway.activeRequests === 0);
  });

  it('RFC 9110 §10.1.1: says 100 Continue only to what it will pass on', async () => {
    const head = (token: string, length: number) =>
      `POST /api/org/v1/x HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer ${token}\r\nContent-Length: ${length}\r\nExpect: 100-continue\r\nConnection: close\r\n\r\n`;
    expect(await raw(gateway.port, head('forged', 3))).toMatch(/^HTTP\/1\.1 401 /);
    expect(await raw(gateway.port, head('good-app', 5 * MiB))).toMatch(/^HTTP\/1\.1 413 /);
    expect(await raw(gateway.port, `${head('good-app', 3)}abc`)).toMatch(
      /^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 200 [\s\S]*"body":"abc"/,
    );
  });

  it('tells the service when the client leaves, before the answer and within an upload', async () => {
    const controller = new AbortController();
    const pending = call('/api/org/v1/never', { signal: controller.signal });
    await until(() => gateway.gateway.activeRequests === 1);
    const before = seen.aborted;
    controller.abort();
    await expect(pending).rejects.toThrow();
    await until(() => seen.aborted === before + 1);
    const socket = connect(gateway.port, '127.0.0.1');
    seen.uploaded = 0;
    socket.write(
      `POST /api/org/v1/upload HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer good-app\r\nContent-Length: 1000\r\n\r\nabc`,
    );
    await until(() => seen.uploaded === 3);
    socket.destroy();
    await until(() => seen.aborted === before + 2 && gateway.gateway.activeRequests === 0);
  });

  it('breaks the connection when an answer ends too early, never passes half as whole', async () => {
    const response = await call('/api/org/v1/half');
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow();
  });

  it('answers 502, 504 and 408 in the envelope', async () => {
    const nonsense = await call('/api/org/v1/nonsense');
    expect([nonsense.status, await codeOf(nonsense)]).toEqual([502, 'gateway.upstream_failed']);
    const dead = await call('/api/dead/v1/x');
    expect([dead.status, await codeOf(dead)]).toEqual([502, 'gateway.upstream_failed']);
    const never = await call('/api/org/v1/never');
    expect([never.status, await codeOf(never)]).toEqual([504, 'gateway.upstream_timeout']);
    const head = `POST /api/org/v1/x HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer good-app\r\nContent-Length: 9\r\n\r\nabc`;
    expect(await raw(gateway.port, head, 2_000)).toMatch(/^HTTP\/1\.1 408 [\s\S]*gateway\.request_timeout/);
    await expect((await call('/api/org/v1/stall')).text()).rejects.toThrow();
  });

  it('tries a GET again on a new connection, a POST never', async () => {
    expect(await (await call('/api/org/v1/dies-once')).text()).toBe('second try');
    seen.posts = 0;
    expect((await call('/api/org/v1/dies', { method: 'POST', body: 'x' })).status).toBe(502);
    expect(seen.posts).toBe(1);
  });

  it('leaves a failing service alone, then tries it with one request', async () => {
    const statuses: number[] = [];
    for (let index = 0; index < 14; index += 1) statuses.push((await call('/api/frail/v1/dies')).status);
    expect(statuses.slice(-1)).toEqual([503]);
    seen.posts = 0;
    const open = await call('/api/frail/v1/x');
    expect([open.status, await codeOf(open), open.headers.get('retry-after')]).toEqual([
      503,
      'gateway.upstream_unavailable',
      '1',
    ]);
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    expect((await call('/api/frail/v1/x')).status).toBe(200);
    expect((await call('/api/frail/v1/x')).status).toBe(200);
    expect(seen.posts).toBe(0);
  });

  it('lets a service answer before it has read the whole body', async () => {
    const head = `POST /api/org/v1/early HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer good-app\r\nContent-Length: 9\r\n\r\nabc`;
    expect(await raw(gateway.port, head)).toMatch(/^HTTP\/1\.1 409 [\s\S]*\r\nearly\r\n/);
  });

  it('passes every cookie of an answer, and reaches a service by its socket', async () => {
    const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'plinth-gateway-')), 'service.sock');
    const server = createServer((_request, response) =>
      response
        .writeHead(201, [
          ['Set-Cookie', 'a=1'],
          ['Set-Cookie', 'b=2'],
        ] as never)
        .end('by socket'),
    );
    await new Promise<void>((resolve) => server.listen(file, resolve));
    const other = await openGateway([{ upstream: `unix:${file}`, prefixes: ['/'], class: 'page' }]);
    const response = await fetch(`${other.url}/page`);
    expect([response.status, response.headers.getSetCookie(), await response.text()]).toEqual([
      201,
      ['a=1', 'b=2'],
      'by socket',
    ]);
    await other.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    fs.rmSync(path.dirname(file), { recursive: true });
  });

  it('does not keep a client that stops reading', async () => {
    const socket = connect(gateway.port, '127.0.0.1');
    socket.pause();
    socket.write(`GET /api/org/v1/x/download HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer good-app\r\n\r\n`);
    await until(() => gateway.gateway.activeRequests === 1);
    await until(() => gateway.gateway.activeRequests === 0, Boolean, 8_000);
    socket.destroy();
  });

  it('leaves nothing behind', async () => {
    await until(() => gateway.gateway.activeRequests === 0);
    expect(gateway.unexpected).toEqual([]);
  });
});
