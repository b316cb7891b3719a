// Gateway: CPU time per request with token check, limit and counting, beside nginx with limit_req and auth_request in
// front of the same service in the same run, and beside that service asked directly. CPU time is the figure to trust.
import { fork, spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import * as fs from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as os from 'node:os';
import * as path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { JWK } from 'jose';
import { createGateway, gatewaySchema, gatewaySettings, routeClassPolicies } from '@plinth/gateway';
import { API_AUDIENCE, RevocationFeed } from '@plinth/identity-contract';
import { AuthoritySource, JwtTokenVerifier, KeySource, UnitPaths } from '@plinth/platform-auth';
import { migrate, startEmbeddedServer } from '@plinth/platform-database';
import { freePort } from '@plinth/platform-testing';
import { report } from './process-cost';
import { makeHome } from './whole-base';

const SECONDS = 4;
const CONNECTIONS = 64;
const ISSUER = 'http://127.0.0.1';
const PATH = '/api/org/v1/units';
/** What a list of ten units takes. */
const BODY = JSON.stringify({ items: 'x'.repeat(900) });

interface Load {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly requests: number;
}

class OneKey extends KeySource {
  constructor(private readonly key: JWK) {
    super();
  }

  find(): Promise<JWK> {
    return Promise.resolve(this.key);
  }
}

class NothingRevoked extends RevocationFeed {
  since(position: number) {
    return Promise.resolve({ position, entries: [] });
  }
}

class NoAuthority extends AuthoritySource {
  authorityOf() {
    return Promise.resolve({ grants: [] });
  }
}

class NoUnits extends UnitPaths {
  pathOf() {
    return Promise.resolve(undefined);
  }
}

/** The service, in a process of its own. `/auth` is what nginx asks about each request. */
function serve(): void {
  const server = createServer((request, response) => {
    if (request.url === '/auth') response.writeHead(204).end();
    else response.writeHead(200, { 'content-type': 'application/json', 'content-length': BODY.length }).end(BODY);
  });
  server.keepAliveTimeout = 60_000;
  server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
}

/** The gateway, in a process of its own; answers its CPU time when asked. */
async function serveGateway(upstream: string, key: JWK): Promise<void> {
  const home = makeHome();
  const server = await startEmbeddedServer({ home });
  await migrate(server, [gatewaySchema]);
  const verifier = new JwtTokenVerifier({ issuer: ISSUER, keys: new OneKey(key), revocations: new NothingRevoked() });
  const unlimited = { points: 1e9, seconds: 60 };
  const gateway = await createGateway({
    services: [{ name: 'org', class: 'api', upstream, prefixes: ['/api/org'] }],
    server,
    auth: { verifier, authoritySource: new NoAuthority(), unitPaths: new NoUnits() },
    settings: gatewaySettings({
      publicUrl: ISSUER,
      classes: { ...routeClassPolicies, api: { ...routeClassPolicies.api, limit: unlimited } },
    }),
    logUnexpected: (error) => console.error(error),
    scopes: {},
  });
  const url = await gateway.listen();
  process.on('message', (asked) => {
    if (asked === 'cpu') process.send?.(process.cpuUsage());
    else
      void gateway
        .close()
        .then(() => server.stop())
        .then(() => fs.rmSync(home, { recursive: true, force: true }))
        .then(() => process.exit(0));
  });
  process.send?.(Number(new URL(url).port));
}

const answerOf = <T>(child: ChildProcess): Promise<T> =>
  new Promise((resolve, reject) => {
    child.once('message', (message) => resolve(message as T));
    child.once('exit', (code) => reject(new Error(`A process of the bench ended with ${code}`)));
  });

const ask = <T>(child: ChildProcess, question: string): Promise<T> => {
  const answer = answerOf<T>(child);
  child.send(question);
  return answer;
};

async function load(port: number, token: string, duration: number, connections = CONNECTIONS): Promise<Load> {
  const { default: autocannon } = await import('autocannon' as string);
  const headers = { authorization: `Bearer ${token}`, 'accept-language': 'zh-CN', 'user-agent': 'bench' };
  const result = await autocannon({ url: `http://127.0.0.1:${port}${PATH}`, connections, duration, headers });
  if (result.non2xx > 0 || result.errors > 0) throw new Error(`${result.non2xx} refused, ${result.errors} failed`);
  const { latency, requests } = result;
  return { perSecond: Math.round(requests.average), p50: latency.p50, p99: latency.p99, requests: requests.total };
}

/** User and system time of a process, in µs (Linux counts in hundredths of a second). */
function cpuOf(pid: number): number {
  const fields = fs.readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10_000;
}

const nginxConfig = (folder: string, port: number, upstream: number): string => `
worker_processes 1; daemon off; master_process off; pid ${folder}/pid; error_log ${folder}/error.log;
events { worker_connections 1024; }
http {
  access_log off; keepalive_requests 100000000;
  ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${folder}/${name};`).join(' ')}
  limit_req_zone $http_authorization zone=one:10m rate=1000000r/s;
  upstream service { server 127.0.0.1:${upstream}; keepalive 64; keepalive_requests 100000000; }
  server {
    listen 127.0.0.1:${port};
    proxy_http_version 1.1; proxy_set_header Connection "";
    location / { limit_req zone=one burst=100000 nodelay; auth_request /auth; proxy_pass http://service; }
    location = /auth { internal; proxy_pass_request_body off; proxy_set_header Content-Length ""; proxy_pass http://service/auth; }
  }
}`;

async function nginxCost(upstream: number, token: string): Promise<number | undefined> {
  if (process.platform !== 'linux' || spawnSync('nginx', ['-v']).error !== undefined) {
    report('nginx with limit_req and auth_request', 'not measured: nginx is not installed here');
    return undefined;
  }
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'plinth-nginx-'));
  const port = await freePort();
  fs.writeFileSync(path.join(folder, 'nginx.conf'), nginxConfig(folder, port, upstream));
  const nginx = spawn('nginx', ['-p', folder, '-c', path.join(folder, 'nginx.conf')], { stdio: 'ignore' });
  try {
    await sleep(500);
    await load(port, token, 1);
    const before = cpuOf(nginx.pid as number);
    const measured = await load(port, token, SECONDS);
    const cost = (cpuOf(nginx.pid as number) - before) / measured.requests;
    report('nginx with limit_req and auth_request', line(cost, measured));
    return cost;
  } finally {
    nginx.kill('SIGQUIT');
    await new Promise((resolve) => nginx.once('exit', resolve));
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

const line = (cost: number, { perSecond, p50, p99 }: Load): string =>
  `${cost.toFixed(1)} µs CPU/request, ${perSecond} req/s, p50 ${p50} ms, p99 ${p99} ms`;

async function gatewayCost(child: ChildProcess, port: number, token: string): Promise<number> {
  const cpu = async (): Promise<number> => {
    const { user, system } = await ask<NodeJS.CpuUsage>(child, 'cpu');
    return user + system;
  };
  await load(port, token, 2);
  const before = await cpu();
  const measured = await load(port, token, SECONDS);
  const cost = ((await cpu()) - before) / measured.requests;
  report('gateway with token check, limit and usage', line(cost, measured));
  return cost;
}

async function measure(): Promise<void> {
  const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true });
  const key: JWK = { ...(await exportJWK(publicKey)), kid: 'bench', use: 'sig', alg: 'ES256' };
  const claims = { client_id: 'bench', scope: 'org.read', jti: 'bench-1', units: [] };
  const token = await new SignJWT(claims)
    .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: 'bench' })
    .setIssuer(ISSUER)
    .setAudience(API_AUDIENCE)
    .setSubject('bench')
    .setIssuedAt()
    .setExpirationTime('5 minutes')
    .sign(privateKey);
  const service = fork(__filename, ['service']);
  const upstream = await answerOf<number>(service);
  const gateway = fork(__filename, ['gateway', `http://127.0.0.1:${upstream}`, JSON.stringify(key)]);
  try {
    const port = await answerOf<number>(gateway);
    const direct = await load(upstream, token, 2);
    report('the service asked directly', `${direct.perSecond} req/s, p50 ${direct.p50} ms, p99 ${direct.p99} ms`);
    const cost = await gatewayCost(gateway, port, token);
    const peer = await nginxCost(upstream, token);
    if (peer !== undefined) report('gateway / nginx', `${(cost / peer).toFixed(2)} (at most 2.2)`);
  } finally {
    await stop(gateway);
    service.kill();
  }
}

async function stop(gateway: ChildProcess): Promise<void> {
  if (!gateway.connected) return;
  const ended = new Promise((resolve) => gateway.once('exit', resolve));
  gateway.send('stop');
  await ended;
}

async function main([role, upstream = '', key = '']: readonly string[]): Promise<void> {
  if (role === 'service') serve();
  else if (role === 'gateway') await serveGateway(upstream, JSON.parse(key) as JWK);
  else await measure();
}

void main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
