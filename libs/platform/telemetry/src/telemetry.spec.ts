import { Controller, Get, Module, Param } from '@nestjs/common';
import { createService } from '@plinth/platform-http';
import { HealthModule, Metrics, Readiness, measureRequests, startManagementListener } from './index';

@Controller('things')
class ThingController {
  @Get(':id')
  one(@Param('id') id: string) {
    return { id };
  }
}

describe.each(['fastify', 'express'] as const)('health and request metrics on %s', (adapter) => {
  it('answers healthz, readyz by its checks, and times requests by route template', async () => {
    const failures: string[] = [];
    const readiness = new Readiness((name) => failures.push(name));
    let database: () => Promise<unknown> = async () => 1;
    readiness.register('database', () => database());
    readiness.register('slow', () => new Promise((resolve) => setTimeout(resolve, 5)), 1000);
    const metrics = new Metrics({ process: false });
    @Module({ imports: [HealthModule.forRoot(readiness)], controllers: [ThingController] })
    class Shell {}
    const service = await createService(Shell, {
      adapter,
      logUnexpected: (error) => console.error(error),
      prepare: (application) => measureRequests(application, metrics, 'test'),
    });
    const url = await service.listen(0);
    const ready = async () => {
      const response = await fetch(`${url}/readyz`);
      return { status: response.status, body: (await response.json()) as unknown };
    };
    try {
      expect(await (await fetch(`${url}/healthz`)).json()).toEqual({ status: 'ok' });
      expect(await ready()).toEqual({ status: 200, body: { ready: true, checks: { database: 'ok', slow: 'ok' } } });
      database = () => Promise.reject(new Error('connect to db.internal refused'));
      expect(await ready()).toEqual({
        status: 503,
        body: { ready: false, checks: { database: 'failed', slow: 'ok' } },
      });
      expect(failures).toEqual(['database']);
      expect((await fetch(`${url}/healthz`)).status).toBe(200);
      database = async () => 1;
      readiness.drain();
      expect((await ready()).status).toBe(503);

      for (let n = 0; n < 30; n += 1) await fetch(`${url}/things/${n}`);
      await fetch(`${url}/nothing/here?phone=1`);
      await new Promise((resolve) => setTimeout(resolve, 20));
      const text = await metrics.text();
      expect(text).toMatch(/seconds_count\{service="test",method="GET",route="\/things\/:id",status="200"\} 30/);
      expect(text).not.toContain('/things/1');
      expect(text).not.toContain('nothing/here');
      expect(text).toMatch(/route="[^"]*",status="404"\} 1/);
    } finally {
      await service.close();
    }
  });
});

describe('readiness', () => {
  it('gives up on a check that hangs, and on one that throws at once', async () => {
    const readiness = new Readiness();
    readiness.register('hanging', () => new Promise(() => undefined), 20);
    readiness.register('throwing', () => {
      throw new Error('no');
    });
    expect(await readiness.report()).toEqual({ ready: false, checks: { hanging: 'timed_out', throwing: 'failed' } });
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
      readiness.drain();
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
