import type { IncomingMessage, ServerResponse } from 'node:http';
import { until } from '@plinth/platform-testing';
import { bearer, echo, openGateway, upstream } from './gateway.fixture';
import type { TestGateway, UpstreamServer } from './gateway.fixture';

interface Replica {
  readonly server: UpstreamServer;
  readonly port: number;
  ready: boolean;
  /** Cuts the connection instead of answering. */
  isCutting: boolean;
  handled: number;
}

async function replica(port = 0): Promise<Replica> {
  const state = { ready: true, isCutting: false, handled: 0 };
  const server = await upstream((request: IncomingMessage, response: ServerResponse) => {
    if (request.url?.startsWith('/readyz')) return void response.writeHead(state.ready ? 200 : 503).end();
    state.handled += 1;
    if (state.isCutting) return void request.socket.destroy();
    echo(request, response);
  }, port);
  return Object.assign(state, { server, port: Number(new URL(server.url).port) });
}

describe('a service of two replicas behind the gateway', () => {
  let replicas: [Replica, Replica];
  let gateway: TestGateway;

  beforeEach(async () => {
    replicas = [await replica(), await replica()];
    const addresses = replicas.map(({ server }) => server.url);
    gateway = await openGateway([{ upstream: addresses, prefixes: ['/api/org'] }]);
  });
  afterEach(async () => {
    await gateway.close();
    for (const { server } of replicas) await server.close();
  });

  const ask = async (method: string, body?: string): Promise<number> => {
    const answer = await fetch(`${gateway.url}/api/org/v1/x`, { method, body, headers: bearer() });
    await answer.text();
    return answer.status;
  };
  const askOften = async (times: number, method = 'GET', body?: string): Promise<Record<number, number>> => {
    const counts: Record<number, number> = {};
    for (let time = 0; time < times; time += 1) {
      const status = await ask(method, body);
      counts[status] = (counts[status] ?? 0) + 1;
    }
    return counts;
  };
  const handled = () => replicas.map((each) => each.handled);

  it('shares the requests out evenly', async () => {
    expect(await askOften(20)).toEqual({ 200: 20 });
    expect(handled()).toEqual([10, 10]);
  });

  it.each([
    ['GET', undefined],
    ['POST', 'a body'],
  ])('%s goes to the other one when one refuses connections', async (method, body) => {
    await askOften(4);
    await replicas[0].server.close();
    expect(await askOften(20, method, body)).toEqual({ 200: 20 });
  });

  it('what was cut before an answer is asked again only where twice is once', async () => {
    replicas[0].isCutting = true;
    expect(await askOften(10)).toEqual({ 200: 10 });
    const before = handled();
    const posted = await askOften(10, 'POST', 'a body');
    expect(posted[200]).toBe((replicas[1].handled - (before[1] as number)) as number);
    expect(posted[502]).toBe((replicas[0].handled - (before[0] as number)) as number);
    expect((posted[200] as number) + (posted[502] as number)).toBe(10);
  });

  it('one that says it is not ready gets nothing more, until it is again', async () => {
    replicas[0].ready = false;
    const isLeftAlone = async (): Promise<boolean> => {
      const before = replicas[0].handled;
      await askOften(4);
      return replicas[0].handled === before;
    };
    const end = Date.now() + 5_000;
    while (!(await isLeftAlone())) expect(Date.now()).toBeLessThan(end);
    const before = replicas[0].handled;
    expect(await askOften(10)).toEqual({ 200: 10 });
    expect(replicas[0].handled).toBe(before);
    expect((await fetch(`${gateway.url}/readyz`)).status).toBe(200);
    replicas[0].ready = true;
    let isBack = false;
    void askAgainUntil(() => (isBack = replicas[0].handled > before));
    await until(() => isBack);
  });

  it('when none says that it is ready they are tried all the same, and the gateway is not ready', async () => {
    for (const each of replicas) each.ready = false;
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    expect(await askOften(10)).toEqual({ 200: 10 });
    expect((await fetch(`${gateway.url}/readyz`)).status).toBe(503);
  });

  it('a rolling restart under load fails no request', async () => {
    const counts: Record<number, number> = {};
    let isOver = false;
    const load = Array.from({ length: 4 }, async (_, lane) => {
      while (!isOver) {
        const status = lane % 2 === 0 ? await ask('GET') : await ask('POST', 'a body');
        counts[status] = (counts[status] ?? 0) + 1;
        await new Promise((resolve) => setTimeout(resolve, 2));
      }
    });
    for (const index of [0, 1] as const) {
      const old = replicas[index];
      old.ready = false;
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      await old.server.close();
      await new Promise((resolve) => setTimeout(resolve, 300));
      replicas[index] = await replica(old.port);
      await new Promise((resolve) => setTimeout(resolve, 1_000));
    }
    isOver = true;
    await Promise.all(load);
    expect(Object.keys(counts)).toEqual(['200']);
    for (const { handled: taken } of replicas) expect(taken).toBeGreaterThan(0);
  });

  async function askAgainUntil(isDone: () => boolean): Promise<void> {
    for (let tries = 0; !isDone() && tries < 500; tries += 1) {
      await ask('GET');
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }
});
