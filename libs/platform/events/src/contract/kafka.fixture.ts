import { randomBytes } from 'node:crypto';
import { Kafka, logLevel } from 'kafkajs';
import { openTestDatabase } from '@plinth/platform-testing';
import type { TestDatabase } from '@plinth/platform-testing';
import type { EventBus } from '../event-bus';
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

/** Topics and groups of one test: nothing is shared with another. */
export const testKafka = (more: Partial<KafkaOptions> = {}): KafkaOptions => ({
  brokers: testBrokers(),
  prefix: `t${randomBytes(5).toString('hex')}`,
  sessionTimeoutMs: 1_500,
  topics: { partitions: 4, replication: 1 },
  ...more,
});

/** A client for what a test does to Kafka behind the product's back. */
export const plainKafka = (brokers: readonly string[] = testBrokers()): Kafka =>
  new Kafka({ clientId: 'spec', brokers: [...brokers], logLevel: logLevel.NOTHING });

/** Both halves of the way from the outbox to Kafka. */
export async function startTestRelay(test: TestDatabase, kafka: KafkaOptions): Promise<{ stop(): Promise<void> }> {
  const relay = await Relay.open(test.server, { pollMs: 300 });
  const toKafka = await KafkaRelay.open(test.server, { kafka, messages: contractMessages, pollMs: 300 });
  await Promise.all([relay.start(), toKafka.start()]);
  return { stop: async () => void (await Promise.all([relay.stop(), toKafka.stop()])) };
}

/** The Kafka form on a database, topics and groups of its own: domain alpha publishes, domain beta listens. */
export async function kafkaHarness(): Promise<EventBusHarness> {
  const test = await openTestDatabase(contractSchemas);
  const [alpha, beta] = [await test.open('alpha'), await test.open('beta', { poolSize: 12 })];
  const kafka = testKafka();
  const buses: EventBus[] = [];
  const victims: Victim[] = [];
  let relay: { stop(): Promise<void> } | undefined;
  const startRelay = async (): Promise<void> => {
    relay = await startTestRelay(test, kafka);
  };
  const stopRelay = async (): Promise<void> => {
    await relay?.stop();
    relay = undefined;
  };
  const spawned = (role: string, name: string): Victim => {
    const victim = spawnVictim(test, [role, name, JSON.stringify(kafka)]);
    victims.push(victim);
    return victim;
  };
  await startRelay();
  return {
    ...publisher(alpha),
    bus: (...consumers) => {
      const options = { kafka, domain: 'beta', policy: hasty, messages: contractMessages };
      const bus = new KafkaEventBus(beta.database, beta.transactions, options);
      consumers.forEach((consumer) => bus.subscribe(consumer));
      buses.push(bus);
      return bus;
    },
    record: recordEffect,
    effects: (consumer) =>
      test.asOwner<Effect>('SELECT key, n FROM beta.effect WHERE consumer = $1 ORDER BY id', [consumer]),
    forgetProgress: async (consumer) => {
      await test.asOwner('UPDATE beta.event_cursor SET position = 0 WHERE consumer = $1', [consumer]);
      const admin = plainKafka().admin();
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
      await Promise.all([...victims.map((victim) => victim.kill()), ...buses.map((bus) => bus.stop()), stopRelay()]);
      await test.close();
    },
  };
}
