import { randomBytes } from 'node:crypto';
import { KafkaEventBus, Relay } from '@plinth/platform-events';
import { startTracing } from '@plinth/platform-telemetry';
import { startCollector } from './collector.fixture';
import { startTracedService } from './traced-service.fixture';

/** Brokers that `npm run test:cluster` started. */
function testBrokers(): readonly string[] {
  // eslint-disable-next-line no-restricted-syntax -- whoever starts the cluster specs hands over by the environment alone
  const brokers = process.env['PLINTH_TEST_KAFKA_BROKERS'];
  if (!brokers) throw new Error('No Kafka: run npm run test:cluster, which starts one');
  return brokers.split(',');
}

it('one trace goes from the request over the outbox and Kafka to the effect of the consumer', async () => {
  const collector = await startCollector();
  const tracing = await startTracing({ service: 'spec', otlpEndpoint: collector.url, traceRatio: 1 });
  const service = await startTracedService('fastify');
  const prefix = `t${randomBytes(5).toString('hex')}`;
  const kafka = { brokers: testBrokers(), prefix, topics: { partitions: 2, replication: 1 } };
  const relay = await Relay.open(service.test.server, { kafka, domains: ['org'], pollMs: 200 });
  const { database, transactions } = service.market;
  const bus = new KafkaEventBus(database, transactions, { kafka, domain: 'market', policy: { pollMs: 200 } });
  bus.subscribe(service.consumer);
  try {
    await relay.start();
    await bus.start();
    const id = '01890000-0000-7000-8000-00000000000a';
    expect(await service.call(id, { words: 'x' }, `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`)).toBe(201);
    const request = await collector.named('POST /things/:id');
    const publish = await collector.named(/^publish org\.import/);
    const relayed = await collector.named('relay org');
    const sent = await collector.named(`send ${prefix}.org`);
    const handled = await collector.named(/^handle org\.import/);
    expect(publish.parentSpanId).toBe(request.spanId);
    expect([relayed.parentSpanId, sent.parentSpanId]).toEqual([publish.spanId, publish.spanId]);
    expect(handled.parentSpanId).toBe(sent.spanId);
    expect(new Set([request, publish, relayed, sent, handled].map(({ traceId }) => traceId)).size).toBe(1);
  } finally {
    await bus.stop();
    await relay.stop();
    await service.close();
    await tracing.stop();
    await collector.close();
  }
}, 90_000);
