import { Metrics, Readiness, TRAFFIC_READINESS, startManagementListener } from './index';

describe('readiness', () => {
  it('gives up on a check that hangs, and on one that throws at once', async () => {
    const readiness = new Readiness();
    readiness.register('hanging', () => new Promise(() => undefined), 20);
    readiness.register('throwing', () => {
      throw new Error('no');
    });
    expect(await readiness.report()).toEqual({ ready: false, checks: { hanging: 'timed_out', throwing: 'failed' } });
    expect(await readiness.report(['hanging', 'throwing', 'nobody'])).toEqual({ ready: true, checks: {} });
    expect(() => readiness.register('hanging', async () => 1)).toThrow(/already/);
  });
});

describe('metrics', () => {
  it('merges label values beyond the limit and refuses foreign names', async () => {
    const metrics = new Metrics({ labelLimit: 3, process: false });
    const counter = metrics.counter('plinth_test_total', 'test', ['person'] as const);
    for (let person = 0; person < 50; person += 1) counter.add({ person });
    counter.add({ person: 1 });
    const lines = (await metrics.text()).split('\n').filter((line) => line.startsWith('plinth_test_total{'));
    expect(lines).toEqual([
      'plinth_test_total{person="0"} 1',
      'plinth_test_total{person="1"} 2',
      'plinth_test_total{person="2"} 1',
      'plinth_test_total{person="other"} 47',
    ]);
    expect(() => metrics.counter('requests', 'x', [])).toThrow(/plinth_/);
  });

  it('are served on the management port only', async () => {
    const metrics = new Metrics();
    metrics.gauge('plinth_depth', 'x', ['queue'] as const).set({ queue: 'a' }, 4);
    const readiness = new Readiness();
    const listener = await startManagementListener({ metrics, readiness });
    try {
      const text = await (await fetch(`${listener.url}/metrics`)).text();
      expect(text).toContain('plinth_depth{queue="a"} 4');
      expect(text).toContain('process_cpu_seconds_total');
      expect((await fetch(`${listener.url}/readyz`)).status).toBe(200);
      readiness.register('bus', () => Promise.reject(new Error('away')));
      expect((await fetch(`${listener.url}/readyz`)).status).toBe(503);
      expect((await fetch(`${listener.url}${TRAFFIC_READINESS}`)).status).toBe(200);
      readiness.drain();
      expect((await fetch(`${listener.url}${TRAFFIC_READINESS}`)).status).toBe(503);
      expect((await fetch(`${listener.url}/readyz`)).status).toBe(503);
      expect((await fetch(`${listener.url}/healthz`)).status).toBe(200);
      expect((await fetch(`${listener.url}/secrets`)).status).toBe(404);
      expect((await fetch(`${listener.url}/metrics`, { method: 'POST' })).status).toBe(405);
      const port = Number(new URL(listener.url).port);
      await expect(startManagementListener({ metrics, readiness, port })).rejects.toThrow(/EADDRINUSE/);
    } finally {
      await listener.close();
    }
  });
});
