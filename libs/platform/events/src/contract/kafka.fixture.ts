import { randomBytes } from 'node:crypto';
import { Kafka, logLevel } from 'kafkajs';
import { openTestDatabase } from '@plinth/platform-testing';
import type { TestDatabase } from '@plinth/platform-testing';
import type { EventBus, EventConsumer } from '../event-bus';
import type { EventMessages } from '../kafka/event-codec';
import { KafkaEventBus } from '../kafka/kafka-event-bus';
import { groupOf, topicOf } from '../kafka/kafka-options';
import type { KafkaOptions } from '../kafka/kafka-options';
import { KafkaRelay } from '../kafka/kafka-relay';
import { Relay } from '../relay';
import { contractMessages } from './contract-messages';
import { contractSchemas, hasty, publisher, spawnVictim } from './embedded.fixture';
import type { Effect, EventBusHarness, Victim } from './event-bus-harness';
import { recordEffect } from './record-effect.store.postgres';

/** Brokers that `npm run test:cluster` started. */
export function testBrokers(): readonly string[] {
  // eslint-disable-next-line no-restricted-syntax -- whoever starts the cluster specs hands over by the environment alone
  const brokers = process.env['PLINTH_TEST_KAFKA_BROKERS'];
  if (!brokers)
    throw new Error('No Kafka: set PLINTH_TEST_KAFKA_BROKERS, or run npm run test:cluster, which starts one');
  return brokers.split(',');
}

/** A client for what a test does to Kafka behind the product's back. */
export const plainKafka = (brokers: readonly string[]): Kafka =>
  new Kafka({ clientId: 'spec', brokers: [...brokers], logLevel: logLevel.NOTHING });

export interface KafkaHarness extends EventBusHarness {
  readonly test: TestDatabase;
  readonly kafka: KafkaOptions;
  /** A bus of another release, or with other options. */
  busWith(more: BusVariant, ...consumers: readonly EventConsumer[]): EventBus;
  /** A relay to Kafka with other options, beside or instead of the harness's own; stopped by `close`. */
  relayWith(kafka: Partial<KafkaOptions>): Promise<KafkaRelay>;
  /** What a spec started itself ends with the harness, however the spec goes. */
  endWith(part: { stop(): Promise<void> }): void;
}

export interface BusVariant {
  readonly kafka?: Partial<KafkaOptions>;
  readonly messages?: EventMessages;
}

/** The Kafka form on a database, topics and groups of its own: domain alpha publishes, domain beta listens. */
export async function kafkaHarness(more: Partial<KafkaOptions> = {}): Promise<KafkaHarness> {
  const test = await openTestDatabase(contractSchemas);
  const [alpha, beta] = [await test.open('alpha'), await test.open('beta', { poolSize: 12 })];
  const kafka: KafkaOptions = {
    brokers: more.brokers ?? testBrokers(),
    prefix: `t${randomBytes(5).toString('hex')}`,
    sessionTimeoutMs: 1_500,
    topics: { partitions: 4, replication: 1 },
    ...more,
  };
  const closing: (() => Promise<unknown>)[] = [];
  let isClosed = false;
  // A spec that ran out of time goes on behind the back of whoever closed the harness: what it starts then has no end.
  const endWith: KafkaHarness['endWith'] = (part) => {
    if (isClosed) throw new Error('The harness is closed');
    closing.push(() => part.stop());
  };
  let relays: { stop(): Promise<void> }[] = [];
  const relayWith: KafkaHarness['relayWith'] = async (other) => {
    const options = { kafka: { ...kafka, ...other }, messages: contractMessages, pollMs: 300 };
    const relay = await KafkaRelay.open(test.server, options);
    endWith(relay);
    await relay.start();
    return relay;
  };
  const startRelay = async (): Promise<void> => {
    const relay = await Relay.open(test.server, { pollMs: 300 });
    const toKafka = await KafkaRelay.open(test.server, { kafka, messages: contractMessages, pollMs: 300 });
    relays = [relay, toKafka];
    for (const one of [relay, toKafka]) await one.start();
  };
  const stopRelay = async (): Promise<void> => {
    await Promise.all(relays.splice(0).map((relay) => relay.stop()));
  };
  const spawned = (role: string, name: string): Victim => {
    const victim = spawnVictim(test, [role, name, JSON.stringify(kafka)]);
    closing.push(() => victim.kill());
    return victim;
  };
  const busWith: KafkaHarness['busWith'] = ({ kafka: other, messages = contractMessages }, ...consumers) => {
    const options = { kafka: { ...kafka, ...other }, domain: 'beta', policy: hasty, messages };
    const bus = new KafkaEventBus(beta.database, beta.transactions, options);
    consumers.forEach((consumer) => bus.subscribe(consumer));
    endWith(bus);
    return bus;
  };
  await startRelay();
  return {
    test,
    kafka,
    busWith,
    relayWith,
    endWith,
    ...publisher(alpha),
    bus: (...consumers) => busWith({}, ...consumers),
    record: recordEffect,
    effects: (consumer) =>
      test.asOwner<Effect>('SELECT key, n FROM beta.effect WHERE consumer = $1 ORDER BY id', [consumer]),
    forgetProgress: async (consumer) => {
      await test.asOwner('UPDATE beta.event_cursor SET position = 0 WHERE consumer = $1', [consumer]);
      const admin = plainKafka(kafka.brokers).admin();
      await admin.connect();
      await admin.resetOffsets({ groupId: groupOf(kafka, consumer), topic: topicOf(kafka, 'alpha'), earliest: true });
      await admin.disconnect();
    },
    consumerProcess: (consumer) => spawned('consumer', consumer),
    relayProcess: () => spawned('relay', '-'),
    stopRelay,
    startRelay,
    positions: async () => {
      const rows = await test.asOwner<{ position: string }>('SELECT position FROM events.log ORDER BY position');
      return rows.map((row) => Number(row.position));
    },
    cutConnections: () => test.cutConnections(),
    close: async () => {
      isClosed = true;
      await Promise.all([...closing.map((end) => end()), stopRelay()]);
      await test.close();
    },
  };
}
