import { Controller, Get, Module, Param } from '@nestjs/common';
import { createService } from '@plinth/platform-http';
import { Metrics, Readiness, measureRequests } from '@plinth/platform-telemetry';
import { HealthModule } from './health.module';

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
