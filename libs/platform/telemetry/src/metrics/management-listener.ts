import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Readiness, ReadinessReport } from '../health/readiness';
import { instruments } from './instruments';
import type { Metrics } from './metrics';

const ready = instruments.gauge('plinth_ready', '1 while this process says that it is ready', []);
const checks = instruments.gauge('plinth_ready_check', '1 while a part of this process is well', ['check']);

export interface ManagementOptions {
  readonly metrics: Metrics;
  readonly readiness: Readiness;
  /** Loopback when absent: the metrics are not for the public. */
  readonly host?: string;
  readonly port?: number;
}

export interface ManagementListener {
  readonly url: string;
  close(): Promise<void>;
}

/** `/metrics`, `/healthz` and `/readyz` on a port of their own, apart from every public listener. */
export async function startManagementListener(options: ManagementOptions): Promise<ManagementListener> {
  const host = options.host ?? '127.0.0.1';
  const server = createServer((request, response) => {
    answer(options, request, response).catch(() => response.writeHead(500).end());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, host, resolve);
  });
  return {
    url: `http://${host}:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function tellReadiness(report: ReadinessReport): void {
  ready.set({}, report.ready ? 1 : 0);
  for (const [check, result] of Object.entries(report.checks)) checks.set({ check }, result === 'ok' ? 1 : 0);
}

async function answer(options: ManagementOptions, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname: path, searchParams } = new URL(request.url ?? '/', 'http://management');
  if (request.method !== 'GET') return void response.writeHead(405, { allow: 'GET' }).end();
  if (path === '/metrics') {
    tellReadiness(await options.readiness.report());
    const text = await options.metrics.text();
    return void response.writeHead(200, { 'content-type': options.metrics.contentType }).end(text);
  }
  if (path === '/healthz') return json(response, 200, { status: 'ok' });
  if (path === '/readyz') {
    const report = await options.readiness.report(searchParams.getAll('exclude'));
    return json(response, report.ready ? 200 : 503, report);
  }
  return json(response, 404, { status: 'not found' });
}

const json = (response: ServerResponse, status: number, body: unknown): void =>
  void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
