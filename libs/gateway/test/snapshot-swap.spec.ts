import { GatewaySnapshot, routesOfServices } from '../src/index';
import type { GatewayService } from '../src/index';
import { bearer, echo, openGateway, upstream } from './gateway.fixture';
import type { TestGateway, UpstreamServer } from './gateway.fixture';

describe('changing routes under load', () => {
  let service: UpstreamServer;
  let gateway: TestGateway;
  const services = (): GatewayService[] => [
    { name: 'org', class: 'api', upstream: service.url, prefixes: ['/api/org'] },
  ];

  beforeAll(async () => {
    service = await upstream(echo);
    gateway = await openGateway(services());
  });
  afterAll(async () => {
    await gateway.close();
    await service.close();
  });

  it('fails no request while the snapshot changes every second', async () => {
    const end = Date.now() + 4_500;
    let [passed, changes] = [0, 0];
    const failures: string[] = [];
    const change = setInterval(() => {
      changes += 1;
      const extra = Array.from({ length: 600 }, (_, index) => ({
        path: `/api/org/v1/r${index}/${changes}`,
        class: 'api' as const,
        service: 'org',
      }));
      gateway.gateway.swap(GatewaySnapshot.compile([...routesOfServices(services()), ...extra]));
    }, 1_000);
    const client = async (name: number): Promise<void> => {
      while (Date.now() < end) {
        const response = await fetch(`${gateway.url}/api/org/v1/units`, { headers: bearer(`good-${name}`) });
        await response.arrayBuffer();
        if (response.status === 200) passed += 1;
        else failures.push(String(response.status));
        await new Promise((resolve) => setTimeout(resolve, 1));
      }
    };
    await Promise.all(Array.from({ length: 8 }, (_, name) => client(name)));
    clearInterval(change);
    expect(changes).toBeGreaterThanOrEqual(4);
    expect(failures).toEqual([]);
    expect(passed).toBeGreaterThan(20);
  });

  it('refuses routes of services that it cannot reach, and keeps what it has', async () => {
    const before = gateway.gateway.snapshot;
    const foreign = GatewaySnapshot.compile([{ path: '/x', class: 'api', service: 'nobody' }]);
    expect(() => gateway.gateway.swap(foreign)).toThrow(/unknown services: nobody/);
    expect(gateway.gateway.snapshot).toBe(before);
  });

  it('lets requests under way end when it goes down, and no new ones come in', async () => {
    const slow = await upstream((_request, response) => void setTimeout(() => response.end('late'), 400));
    const other = await openGateway([{ upstream: slow.url, prefixes: ['/api/org'] }]);
    const pending = fetch(`${other.url}/api/org/v1/x`, { headers: bearer() });
    while (other.gateway.activeRequests === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    const closing = other.close();
    await expect(fetch(`${other.url}/healthz`)).rejects.toThrow();
    expect(await (await pending).text()).toBe('late');
    await closing;
    await slow.close();
  });

  it('ends event streams at once when it goes down', async () => {
    const events = await upstream((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' }).write('data: 1\n\n');
    });
    const other = await openGateway([{ upstream: events.url, prefixes: ['/api/org'], class: 'stream' }]);
    const response = await fetch(`${other.url}/api/org/v1/events`, { headers: bearer() });
    const started = Date.now();
    const closing = other.close();
    expect(await response.text()).toBe('data: 1\n\n');
    await closing;
    expect(Date.now() - started).toBeLessThan(1_500);
    await events.close();
  });
});
