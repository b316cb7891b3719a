import { until } from '@plinth/platform-testing';
import { benchOn, keysOf, numbers } from '../contract/contract-bench.fixture';
import { contractMessages } from '../contract/contract-messages';
import { hasty } from '../contract/embedded.fixture';
import { kafkaHarness } from '../contract/kafka.fixture';
import type { KafkaHarness } from '../contract/kafka.fixture';
import type { EventConsumer } from '../event-bus';
import { KafkaEventBus } from './kafka-event-bus';
import { beginNewTopics, inGeneration } from './topic-generation.store.postgres';

jest.setTimeout(90_000);

describe('a database that went back in time, on the Kafka of before', () => {
  let harness: KafkaHarness;
  beforeEach(async () => {
    harness = await kafkaHarness();
  });
  afterEach(() => harness.close());

  async function run(consumer: EventConsumer): Promise<KafkaEventBus> {
    const beta = await harness.test.open('beta', { poolSize: 12 });
    const options = { kafka: harness.kafka, domain: 'beta', policy: hasty, messages: contractMessages };
    const bus = await KafkaEventBus.open(beta.database, beta.transactions, options);
    bus.subscribe(consumer);
    harness.endWith(bus);
    await bus.start();
    return bus;
  }

  /** The database alone: the log ends at `published`, and the consumer had done only what is up to `done`. */
  async function goBack({ published, done }: { published: number; done: number }): Promise<void> {
    for (const statement of [
      `DELETE FROM events.log WHERE position > ${published}`,
      `UPDATE events.counter SET position = ${published}`,
      `UPDATE events.produced SET position = least(position, ${published})`,
      `DELETE FROM beta.effect WHERE position > ${done}`,
      `DELETE FROM beta.inbox WHERE event_id NOT IN (SELECT event FROM events.log WHERE position <= ${done})`,
      `UPDATE beta.event_cursor SET position = least(position, ${done})`,
    ])
      await harness.test.asOwner(statement);
  }

  it('goes on with new topics: what did not happen is not handled, all else once and in order', async () => {
    const bench = benchOn(harness);
    const consumer = bench.recorder('beta.things');
    const first = await run(consumer);
    for (const _turn of numbers(5)) await harness.publish(keysOf(4));
    await bench.untilDone('beta.things', 20);
    await first.stop();
    await harness.stopRelay();
    await goBack({ published: 12, done: 8 });
    const beta = await harness.test.open('beta');
    const owner = await harness.test.open('events');
    await expect(beta.transactions.run((tx) => beginNewTopics(tx))).rejects.toThrow(/owner of/);
    await harness.test.asOwner(`COMMENT ON TABLE events.log IS 'topics since a restore: rabc'`);
    expect((await inGeneration(owner.database, harness.kafka)).prefix).toBe(`${harness.kafka.prefix}.rabc`);
    await harness.startRelay();
    const second = await run(consumer);
    await until(
      async () => (await second.lag())[0]?.behind,
      (behind) => behind === 0,
    );
    await bench.expectWhole('beta.things', Object.fromEntries(keysOf(4).map((key) => [key, 3])));
    expect(await second.deadLetters('beta.things')).toEqual([]);
  });

  it('a comment that is none of ours leaves the names as they are', async () => {
    const { database } = await harness.test.open('beta');
    for (const note of ['the log', 'topics since a restore: ', 'topics since a restore: a.b'])
      await harness.test
        .asOwner(`COMMENT ON TABLE events.log IS '${note}'`)
        .then(async () => expect(await inGeneration(database, harness.kafka)).toEqual(harness.kafka));
  });
});
