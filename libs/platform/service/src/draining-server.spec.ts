import { Agent, createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DrainingServer } from './draining-server';

describe('a server that drains', () => {
  const agent = new Agent({ keepAlive: true });
  let port = 0;
  let finishSlow: (() => void) | undefined;
  const server = createServer((asked, response) => {
    if (asked.url === '/slow') finishSlow = () => response.end('done');
    else if (asked.url === '/events') response.writeHead(200, { 'content-type': 'text/event-stream' }).write('id: 1\n');
    else response.end('quick');
  });
  const draining = new DrainingServer(server);
  const ask = (path: string, by: Agent | false = agent): Promise<{ connection?: string; text: string }> =>
    new Promise((resolve, reject) => {
      request({ port, path, agent: by, host: '127.0.0.1' }, (answer) => {
        let text = '';
        answer.on('data', (chunk) => (text += chunk));
        answer.on('end', () => resolve({ connection: answer.headers.connection, text }));
        answer.on('error', reject);
      })
        .on('error', reject)
        .end();
    });

  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    port = (server.address() as AddressInfo).port;
  });
  afterAll(() => agent.destroy());

  it('serves on and sends clients elsewhere, finishes what is under way, ends streams, then refuses', async () => {
    expect(await ask('/')).toEqual({ connection: 'keep-alive', text: 'quick' });
    const slow = ask('/slow');
    const events = ask('/events');
    while (finishSlow === undefined) await new Promise((resolve) => setTimeout(resolve, 5));
    draining.announce();
    expect(await ask('/')).toEqual({ connection: 'close', text: 'quick' });
    let isClosed = false;
    const closing = draining.close(5_000).finally(() => (isClosed = true));
    await expect(events).resolves.toMatchObject({ text: 'id: 1\n' });
    // A new connection: one that was kept is still served.
    await expect(ask('/', false)).rejects.toThrow(/ECONNREFUSED/);
    expect(isClosed).toBe(false);
    finishSlow();
    expect(await slow).toEqual({ connection: 'close', text: 'done' });
    expect(await closing).toBe(true);
  });

  it('says so when something had to be cut', async () => {
    const endless = createServer(() => undefined);
    const cutting = new DrainingServer(endless);
    await new Promise<void>((resolve) => endless.listen(0, '127.0.0.1', resolve));
    const { port } = endless.address() as AddressInfo;
    const asked = fetch(`http://127.0.0.1:${port}/`).catch((error: Error) => error.name);
    while ((cutting as unknown as { underWay: Set<unknown> }).underWay.size === 0)
      await new Promise((resolve) => setTimeout(resolve, 5));
    expect(await cutting.close(50)).toBe(false);
    expect(await asked).toBe('TypeError');
  });
});
