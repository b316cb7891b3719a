import { echo, openGateway, raw, upstream } from './gateway.fixture';
import type { TestGateway, UpstreamServer } from './gateway.fixture';

describe('requests that two servers would read differently', () => {
  let service: UpstreamServer;
  let gateway: TestGateway;
  const urls: string[] = [];

  beforeAll(async () => {
    service = await upstream((request, response) => {
      urls.push(request.url ?? '');
      echo(request, response);
    });
    gateway = await openGateway([{ name: 'identity', class: 'page', upstream: service.url, prefixes: ['/'] }]);
  });
  beforeEach(() => (urls.length = 0));
  afterAll(async () => {
    await gateway.close();
    await service.close();
  });

  const hidden = 'GET /hidden HTTP/1.1\r\nHost: a\r\n\r\n';
  const post = (headers: string, body: string) =>
    raw(gateway.port, `POST /a HTTP/1.1\r\nHost: a\r\n${headers}\r\n\r\n${body}`);

  it.each([
    ['both lengths (CL.TE)', 'Content-Length: 6\r\nTransfer-Encoding: chunked', `0\r\n\r\n${hidden}`],
    ['both lengths (TE.CL)', 'Transfer-Encoding: chunked\r\nContent-Length: 4', `5c\r\n${hidden}0\r\n\r\n`],
    ['two lengths', 'Content-Length: 0\r\nContent-Length: 44', hidden],
    ['a list of lengths', 'Content-Length: 0, 44', hidden],
    ['a signed length', 'Content-Length: +0', hidden],
    ['an unknown coding', 'Transfer-Encoding: xchunked', `0\r\n\r\n${hidden}`],
    ['two codings', 'Transfer-Encoding: chunked, identity', `0\r\n\r\n${hidden}`],
    ['a compressed body', 'Transfer-Encoding: gzip, chunked', `0\r\n\r\n${hidden}`],
    ['space before the colon', 'Transfer-Encoding : chunked', `0\r\n\r\n${hidden}`],
    ['a folded field', 'Transfer-Encoding:\r\n chunked', `0\r\n\r\n${hidden}`],
    ['a bare line feed', 'X: 1\nTransfer-Encoding: chunked', `0\r\n\r\n${hidden}`],
    ['a bad chunk', 'Transfer-Encoding: chunked', `zz\r\n${hidden}`],
    ['two hosts', 'Host: b\r\nContent-Length: 0', hidden],
    ['two tokens', 'Authorization: Bearer a\r\nAuthorization: Bearer b\r\nContent-Length: 0', ''],
  ])('RFC 9112 §6.3, §11.2: never lets the hidden request of %s through', async (_what, headers, body) => {
    const answer = await post(headers, body);
    expect(answer).toMatch(/^HTTP\/1\.1 (400|502) /);
    expect(urls.filter((url) => url === '/hidden')).toEqual([]);
    expect(answer).toContain('"requestId"');
  });

  it('answers pipelined requests one by one, in order', async () => {
    const one = (path: string) => `GET ${path} HTTP/1.1\r\nHost: a\r\n\r\n`;
    const answer = await raw(gateway.port, one('/first') + one('/second'));
    expect(answer.match(/"url":"[^"]+"/g)).toEqual(['"url":"/first"', '"url":"/second"']);
  });

  it('refuses HTTP/1.1 without Host, a foreign absolute form, and CONNECT', async () => {
    expect(await raw(gateway.port, 'GET / HTTP/1.1\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /);
    expect(await raw(gateway.port, 'GET / HTTP/1.1\r\nHost: "><b>\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /);
    expect(await raw(gateway.port, 'GET http://other/ HTTP/1.1\r\nHost: a\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /);
    expect(await raw(gateway.port, 'GET http://a/own HTTP/1.1\r\nHost: a\r\n\r\n')).toMatch(/^HTTP\/1\.1 200 /);
    expect(await raw(gateway.port, 'CONNECT db:5432 HTTP/1.1\r\nHost: a\r\n\r\n')).toMatch(/^HTTP\/1\.1 405 /);
    expect(urls).toEqual(['/own']);
  });

  it('does not let an answer of a service split into two', async () => {
    const odd = await upstream((request) =>
      request.socket.end('HTTP/1.1 200 OK\r\nA: b\x01\r\nContent-Length: 0\r\n\r\n'),
    );
    const other = await openGateway([{ upstream: odd.url, prefixes: ['/api/org'], class: 'page' }]);
    const answer = await raw(other.port, 'GET /api/org HTTP/1.1\r\nHost: a\r\n\r\n');
    expect(answer).toMatch(/^HTTP\/1\.1 502 /);
    await other.close();
    await odd.close();
  });
});
