import { Injectable, Module } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { DatabaseModule, Transactions } from '@plinth/platform-database';
import type { Tx } from '@plinth/platform-database';
import { openTestDatabase, until } from '@plinth/platform-testing';
import type { TestDatabase } from '@plinth/platform-testing';
import { contractSchemas } from './contract/embedded.fixture';
import { EventBus, EventsModule, KafkaEventBus, Outbox, Relay, RelayModule } from './index';
import type { EventConsumer, KafkaOptions, PublishedEvent } from './index';

@Injectable()
class CountPeople implements EventConsumer, OnModuleInit {
  readonly name = 'alpha.people';
  readonly types = ['org.person.ended.v1'];
  readonly seen: PublishedEvent[] = [];

  constructor(private readonly bus: EventBus) {}

  onModuleInit(): void {
    this.bus.subscribe(this);
  }

  async handle(_tx: Tx, event: PublishedEvent): Promise<void> {
    this.seen.push(event);
  }
}

@Module({ providers: [CountPeople] })
class PeopleModule {}

describe('EventsModule', () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await openTestDatabase(contractSchemas);
  });
  afterAll(() => test.close());

  const compile = (kafka?: KafkaOptions) =>
    Test.createTestingModule({
      imports: [
        DatabaseModule.forDomain({ server: test.server, domain: 'alpha' }),
        EventsModule.forDomain({ domain: 'alpha', kafka }),
        RelayModule.forServer(test.server, { kafka }),
        PeopleModule,
      ],
    }).compile();

  it('carries an event from the outbox to a consumer and stops with the application', async () => {
    const module = await compile();
    await module.init();
    const data = { personId: 'p', reason: 'left' };
    const event = { type: 'org.person.ended.v1', key: 'p', actor: 'system', unitPath: 'r.s', data };
    await module.get(Transactions).run((tx) => module.get(Outbox).append(tx, event));
    const seen = await until(
      async () => module.get(CountPeople).seen,
      (events) => events.length === 1,
    );
    expect(seen[0]).toMatchObject({ ...event, position: 1, id: expect.any(String), occurredAt: expect.any(Date) });
    await module.close();
  });

  it('refuses to append what is not the message of its type', async () => {
    const module = await compile();
    const outbox = module.get(Outbox);
    const append = (type: string, data: object) =>
      module.get(Transactions).run((tx) => outbox.append(tx, { type, key: 'p', actor: 'system', data }));
    await expect(append('org.person.ended.v1', { personId: 'p', name: '张三' })).rejects.toThrow(/not a .*PersonEnded/);
    await expect(append('org.person.sneezed.v1', {})).rejects.toThrow(/No message/);
    await module.close();
  });

  it('is up without its Kafka, writes go on, and readiness says what is missing', async () => {
    const module = await compile({ brokers: ['127.0.0.1:1'] });
    await module.init();
    const bus = module.get(EventBus);
    expect(bus).toBeInstanceOf(KafkaEventBus);
    const event = { type: 'org.person.ended.v1', key: 'q', actor: 'system', data: { personId: 'q', reason: 'left' } };
    await module.get(Transactions).run((tx) => module.get(Outbox).append(tx, event));
    for (const part of [bus, module.get(Relay)]) {
      const seen = await until(
        () =>
          part.check().then(
            () => '',
            (error: Error) => error.message,
          ),
        (text) => text !== '',
      );
      expect(seen).toMatch(/127\.0\.0\.1:1 does not answer.*PLINTH_KAFKA_BROKERS/);
    }
    const logged = await until(
      () => test.asOwner(`SELECT 1 FROM events.log WHERE key = 'q'`),
      (rows) => rows.length === 1,
    );
    expect(logged).toHaveLength(1);
    await module.close();
  });

  it('refuses consumers of other domains, of one name, and after the start', async () => {
    const module = await compile();
    const bus = module.get(EventBus);
    const consumer = (name: string): EventConsumer => ({ name, types: [], handle: async () => undefined });
    expect(() => bus.subscribe(consumer('beta.people'))).toThrow(/must be called alpha/);
    bus.subscribe(consumer('alpha.one'));
    expect(() => bus.subscribe(consumer('alpha.one'))).toThrow(/Two consumers/);
    await module.init();
    expect(() => bus.subscribe(consumer('alpha.late'))).toThrow(/after the bus was started/);
    await module.close();
  });
});
