import { EmbeddedEventBus, Relay } from '@plinth/platform-events';
import { instruments, startTracing } from '@plinth/platform-telemetry';
import type { Tracing } from '@plinth/platform-telemetry';
import { until } from '@plinth/platform-testing';
import { startCollector } from './collector.fixture';
import type { Collector, ReceivedSpan } from './collector.fixture';
import { startTracedService } from './traced-service.fixture';
import type { TracedService } from './traced-service.fixture';

const ID = '01890000-0000-7000-8000-00000000000a';
const client = { traceId: 'a'.repeat(32), spanId: 'b'.repeat(16) };
const header = `00-${client.traceId}-${client.spanId}-01`;

/** Made up here, by pieces, so that no real-looking number stands in the source. */
const secrets = {
  idNumber: ['110101', '19000101', '123', 'X'].join(''),
  phone: ['138', '0013', '8000'].join(''),
  token: ['eyJhbGciOiJFUzI1NiJ9', 'eyJzdWIiOiIxIn0', 'c2lnbmF0dXJlLXBhcnQ'].join('.'),
  password: 'Kq7-winter-Lamp',
};

describe.each(['fastify', 'express'] as const)('one trace on %s', (adapter) => {
  let collector: Collector;
  let tracing: Tracing;
  let service: TracedService;
  let bus: EmbeddedEventBus;
  let relay: Relay;

  beforeAll(async () => {
    collector = await startCollector();
    tracing = await startTracing({ service: 'spec', otlpEndpoint: collector.url, traceRatio: 1 });
    service = await startTracedService(adapter);
    relay = await Relay.open(service.test.server, { pollMs: 200 });
    await relay.start();
    bus = new EmbeddedEventBus(service.market.database, service.market.transactions, 'market', { pollMs: 200 });
    bus.subscribe(service.consumer);
    await bus.start();
  });
  afterAll(async () => {
    await bus.stop();
    await relay.stop();
    await service.close();
    await tracing.stop();
    await collector.close();
  });

  it('goes from the request over its statement and the outbox to the relay and the effect of the consumer', async () => {
    expect(await service.call(ID, { words: 'x' }, header)).toBe(201);
    const request = await collector.named('POST /things/:id');
    const handled = await collector.named(/^handle org\.import/);
    const [statement, effect] = [
      await inside(collector, request, 'INSERT org'),
      await inside(collector, handled, 'INSERT market'),
    ];
    const publish = await collector.named(/^publish org\.import/);
    const relayed = await collector.named('relay org');
    expect(request.parentSpanId).toBe(client.spanId);
    expect(publish.parentSpanId).toBe(request.spanId);
    expect([relayed.parentSpanId, handled.parentSpanId]).toEqual([publish.spanId, publish.spanId]);
    const all = [request, statement, publish, relayed, handled, effect];
    expect(new Set(all.map(({ traceId }) => traceId))).toEqual(new Set([client.traceId]));
    expect(textOf(statement, 'db.query.text')).toContain('INSERT INTO thing (words) VALUES ($1)');
  });

  it('carries no number of a person, no password, no token and no id', async () => {
    const words = Object.values(secrets).join(' ');
    await service.call(ID, { words }, header.replaceAll('a', 'c'));
    await service.call(ID, { words, fails: `duplicate: ${words}` }, header.replaceAll('a', 'd'));
    await service.call(encodeURIComponent(secrets.idNumber), { words: secrets.phone }, header.replaceAll('a', 'e'));
    await until(() => collector.spans().some(({ traceId }) => traceId === 'e'.repeat(32)));
    await until(() => collector.spans().some(({ traceId }) => traceId === 'd'.repeat(32)));
    const everything = collector.bodies.join('');
    for (const secret of [...Object.values(secrets), ID]) expect(everything).not.toContain(secret);
    expect(collector.spans().some(({ attributes }) => attributes.some(({ key }) => key === 'error.type'))).toBe(true);
  });

  it('records nothing of a request that came unsampled', async () => {
    const quiet = `00-${'f'.repeat(32)}-${'b'.repeat(16)}-00`;
    await service.call(ID, {}, quiet);
    await service.call(ID, {}, header.replaceAll('a', '9'));
    await until(() => collector.spans().some(({ traceId }) => traceId === '9'.repeat(32)));
    expect(collector.spans().some(({ traceId }) => traceId === 'f'.repeat(32))).toBe(false);
  });
});

describe('a collector that is away, or refuses', () => {
  it.each([
    ['away', undefined],
    ['refusing', 503],
  ] as const)('holds nobody up when it is %s', async (_name, status) => {
    const refusing = status === undefined ? undefined : await startCollector(status);
    const tracing = await startTracing({
      service: 'spec',
      otlpEndpoint: refusing?.url ?? 'http://127.0.0.1:1',
      traceRatio: 1,
    });
    const service = await startTracedService('fastify');
    try {
      for (let n = 0; n < 20; n += 1) expect(await service.call(ID, { words: 'x' })).toBe(201);
    } finally {
      await service.close();
      const began = performance.now();
      await tracing.stop();
      expect(performance.now() - began).toBeLessThan(4_000);
      await refusing?.close();
    }
  });

  it('a ratio that is none is refused at the start', async () => {
    const wrong = startTracing({ service: 'spec', otlpEndpoint: 'http://127.0.0.1:1', traceRatio: 7 });
    await expect(wrong).rejects.toThrow(/OTEL_TRACES_SAMPLER_ARG/);
  });
});

it('measures pools and the delay of events', async () => {
  const text = await instruments.registry.metrics();
  expect(text).toMatch(/plinth_database_acquire_seconds_count\{pool="org"\} [1-9]/);
  expect(text).toMatch(/plinth_event_delay_seconds_count\{consumer="market.things"\} [1-9]/);
  expect(text).toMatch(/plinth_relay_events_total\{domain="org"\} [1-9]/);
});

async function inside(collector: Collector, parent: ReceivedSpan, name: string): Promise<ReceivedSpan> {
  const is = (span: ReceivedSpan): boolean => span.name === name && span.parentSpanId === parent.spanId;
  await until(() => collector.spans().some(is));
  return collector.spans().find(is) as ReceivedSpan;
}

const textOf = (span: ReceivedSpan, key: string): string =>
  String(span.attributes.find((attribute) => attribute.key === key)?.value['stringValue']);
