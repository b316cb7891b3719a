import { setTimeout as sleep } from 'node:timers/promises';
import { StructSchema } from '@bufbuild/protobuf/wkt';
import { Logger } from '@nestjs/common';
import { benchOn, keysOf, numbers } from '../contract/contract-bench.fixture';
import type { Bench } from '../contract/contract-bench.fixture';
import { contractMessages } from '../contract/contract-messages';
import { CONTRACT_EVENT } from '../contract/contract-event';
import { kafkaHarness, plainKafka } from '../contract/kafka.fixture';
import type { KafkaHarness } from '../contract/kafka.fixture';
import { hasty } from '../contract/embedded.fixture';
import { startOwnKafka } from '../contract/own-kafka.fixture';
import type { OwnKafka } from '../contract/own-kafka.fixture';
import { sqlOf } from '@plinth/platform-database';
import { until } from '@plinth/platform-testing';
import { KafkaEventBus } from './kafka-event-bus';
import { topicOf } from './kafka-options';

jest.setTimeout(120_000);

const problemOf = (part: { check(): Promise<void> | void }): Promise<string> =>
  Promise.resolve()
    .then(() => part.check())
    .then(
      () => '',
      (error: Error) => error.message,
    );

describe('Kafka in trouble', () => {
  let own: OwnKafka;
  let harness: KafkaHarness;
  let bench: Bench;
  const lines: string[] = [];

  beforeAll(async () => {
    const keep = (line: unknown): void => void lines.push(String(line));
    Logger.overrideLogger({ log: keep, warn: keep, error: keep });
    own = await startOwnKafka();
  });
  afterAll(async () => {
    await own.stop();
    Logger.overrideLogger(true);
  });
  beforeEach(async () => {
    lines.length = 0;
    harness = await kafkaHarness({ brokers: own.brokers });
    bench = benchOn(harness);
  });
  afterEach(() => harness.close());

  /** Unready with this text, said in the log once, and nothing is lost: once all is well everything is done. */
  async function expectTold(part: { check(): Promise<void> | void }, text: RegExp): Promise<void> {
    const problem = await until(
      () => problemOf(part),
      (seen) => text.test(seen),
    );
    expect(problem).toMatch(/PLINTH_KAFKA_|grant /);
    expect(problem).not.toContain('wrong-password');
    await sleep(1_500);
    expect(lines.filter((line) => text.test(line)).length).toBeGreaterThan(0);
    expect(lines.filter((line) => text.test(line)).length).toBeLessThan(6);
    expect(lines.join('\n')).not.toContain('wrong-password');
  }

  async function expectNothingLost(): Promise<void> {
    await bench.run(bench.recorder('beta.things'));
    await bench.untilDone('beta.things', 6);
    await bench.expectWhole('beta.things', { k1: 2, k2: 2, k3: 2 });
  }

  const password = 'wrong-password';
  it.each([
    ['an unreachable host', () => ({ brokers: ['127.0.0.1:1'] }), /does not answer/],
    ['a name that is none', () => ({ brokers: ['kafka.invalid:9092'] }), /does not answer/],
    [
      'a wrong password',
      () => ({ brokers: own.askingBrokers, sasl: { mechanism: 'plain' as const, username: 'plinth', password } }),
      /refuses the credentials.*PASSWORD_FILE/,
    ],
    [
      'a mechanism that the listener does not speak',
      () => ({ brokers: own.askingBrokers, sasl: { username: 'plinth', password } }),
      /refuses the credentials.*mechanism|refuses the credentials/,
    ],
    [
      'a password for a listener that takes none',
      () => ({ sasl: { mechanism: 'plain' as const, username: 'plinth', password } }),
      /refuses the credentials.*takes no user and password/,
    ],
    ['no password where one is asked for', () => ({ brokers: own.askingBrokers }), /does not answer.*password/],
    [
      'a user without rights',
      () => ({
        brokers: own.askingBrokers,
        prefix: 'forbidden',
        sasl: { mechanism: 'plain' as const, username: 'plinth', password: own.password },
      }),
      /refuses \((TOPIC|CLUSTER)_AUTHORIZATION_FAILED.*grant Create/,
    ],
    [
      'more copies than brokers',
      () => ({ prefix: 'copies', topics: { replication: 3 } }),
      /refuses \(INVALID_REPLICATION_FACTOR.*PLINTH_KAFKA_REPLICATION/,
    ],
  ])('%s: consumer and relay say what to do and are unready, and nothing is lost', async (_what, options, text) => {
    await harness.stopRelay();
    const relay = await harness.relayWith(options());
    const bus = harness.busWith({ kafka: options() }, bench.recorder('beta.things'));
    await bus.start();
    for (const _turn of numbers(2)) await harness.publish(keysOf(3));
    await Promise.all([expectTold(bus, text), expectTold(relay, text)]);
    await Promise.all([bus.stop(), relay.stop()]);
    await harness.startRelay();
    await expectNothingLost();
  });

  it('a broker that is killed under load: unready within seconds, well again by itself, each effect once', async () => {
    const relay = await harness.relayWith({});
    const bus = await bench.run(bench.recorder('beta.things'));
    await harness.publish(keysOf(5));
    await bench.untilDone('beta.things', 5);
    expect(await problemOf(bus)).toBe('');
    let turns = 1;
    let isOver = false;
    const writing = (async () => {
      for (; !isOver; turns += 1) {
        await harness.publish(keysOf(5));
        await sleep(20);
      }
    })();
    await sleep(300);
    await own.kill();
    const killed = Date.now();
    await until(
      () => problemOf(bus),
      (problem) => /does not answer/.test(problem),
      8_000,
    );
    await until(
      () => problemOf(relay),
      (problem) => /does not answer/.test(problem),
      8_000,
    );
    expect(Date.now() - killed).toBeLessThan(8_000);
    await own.restart();
    await until(
      () => problemOf(bus),
      (problem) => problem === '',
      40_000,
    );
    isOver = true;
    await writing;
    await until(
      async () => (await harness.effects('beta.things')).length,
      (done) => done >= turns * 5,
      60_000,
    );
    await bench.expectWhole('beta.things', Object.fromEntries(keysOf(5).map((key) => [key, turns])));
    expect(await bus.deadLetters('beta.things')).toEqual([]);
    // The relay looks at the broker every two seconds: it may be producing again before it has looked.
    await until(
      () => problemOf(relay),
      (problem) => problem === '',
      10_000,
    );
  });

  it.each([0, 5, 50])(
    'a bus that is stopped %s ms after its start, while it joins, does nothing more',
    async (afterMs) => {
      const beta = await harness.test.open('beta');
      const bus = new KafkaEventBus(beta.database, beta.transactions, {
        ...{ kafka: harness.kafka, domain: 'beta', policy: hasty, messages: contractMessages },
      });
      bus.subscribe(bench.recorder('beta.things'));
      await bus.start();
      await sleep(afterMs);
      await bus.stop();
      await beta.close();
      await sleep(1_000);
      expect(lines.filter((line) => /looking after|after calling end/.test(line))).toEqual([]);
    },
  );

  it('a message that is no event and one that is not protobuf: kept, told, and in nobody’s way', async () => {
    const bus = await bench.run(bench.recorder('beta.things'));
    await harness.publish(['k1', 'k2']);
    await bench.untilDone('beta.things', 2);
    const producer = plainKafka(own.brokers).producer();
    await producer.connect();
    const forged = (n: number) => ({
      ce_id: '0199b1b2-0000-7000-8000-000000000001',
      ce_type: CONTRACT_EVENT,
      ce_subject: 'k1',
      ce_actor: 'system',
      ce_time: new Date().toISOString(),
      ce_position: String(n),
      'content-type': 'application/protobuf',
    });
    await producer.send({
      topic: topicOf(harness.kafka, 'alpha'),
      messages: [
        { key: 'k2', value: 'hello' },
        { key: 'k1', value: Buffer.from([255, 255, 255]), headers: forged(1_000_000) },
      ],
    });
    await producer.disconnect();
    const problem = await until(
      () => problemOf(bus),
      (seen) => seen !== '',
    );
    expect(problem).toMatch(/cannot read are set aside.*dismiss/s);
    await harness.publish(['k1', 'k2', 'k3']);
    await bench.untilDone('beta.things', 4);
    const letters = await until(
      () => bus.deadLetters('beta.things'),
      (seen) => seen.length === 3 && seen.filter(({ state }) => state === 'dead').length === 2,
    );
    expect(lines.join('\n')).toMatch(/set aside.*not a application\/protobuf message/);
    expect(lines.join('\n')).toMatch(/set aside.*headers of an event/);
    expect(JSON.stringify(letters)).toContain(Buffer.from('hello').toString('base64'));
    for (const { state, event } of letters)
      if (state === 'dead') expect(await bus.dismiss('beta.things', event.position)).toBe(true);
    await bench.untilDone('beta.things', 5);
    await bench.expectWhole('beta.things', { k1: 2, k2: 2, k3: 1 });
    await until(
      () => problemOf(bus),
      (seen) => seen === '',
    );
  });

  it('a version that a replica does not know waits with its key for the release that knows it', async () => {
    const older = await bench.run(bench.recorder('beta.things'));
    await harness.publish(['k1']);
    await bench.untilDone('beta.things', 1);
    await publishNext('k1', 2);
    await harness.publish(['k2']);
    await bench.untilDone('beta.things', 2);
    const problem = await until(
      () => problemOf(older),
      (seen) => seen !== '',
    );
    expect(problem).toMatch(/bring this service to the release/);
    expect(lines.join('\n')).toMatch(/v2.*version that this release does not know/);
    const types = [CONTRACT_EVENT, 'alpha.thing.changed.v2'];
    const messages = new Map([...contractMessages, ['alpha.thing.changed.v2', StructSchema] as const]);
    await harness.busWith({ messages }, bench.recorder('beta.things', { types })).start();
    await bench.untilDone('beta.things', 3);
    await bench.expectWhole('beta.things', { k1: 2, k2: 1 });
    await until(
      () => problemOf(older),
      (seen) => seen === '',
    );
  });

  /** As a newer release of alpha would publish it. */
  async function publishNext(key: string, n: number): Promise<void> {
    const alpha = await harness.test.open('alpha');
    await alpha.transactions.run((tx) =>
      sqlOf(tx).execute(
        `INSERT INTO outbox (type, key, actor, data) VALUES ('alpha.thing.changed.v2', $1, 'system', $2)`,
        [key, JSON.stringify({ n })],
      ),
    );
  }

  it('what a relay produced again right behind the first time has one effect', async () => {
    for (const _turn of numbers(3)) await harness.publish(['k1', 'k2', 'k1']);
    const produced = (times: number) =>
      until(
        () => harness.test.asOwner<{ events: string }>('SELECT events FROM events.produced WHERE events > 0'),
        (rows) => Number(rows[0]?.events) === 9 * times,
      );
    await produced(1);
    await harness.stopRelay();
    await harness.test.asOwner('UPDATE events.produced SET position = 0');
    await harness.startRelay();
    await produced(2);
    await bench.run(bench.recorder('beta.things'));
    await harness.publish(['k3']);
    await bench.untilDone('beta.things', 10);
    await until(
      async () => (await harness.effects('beta.things')).some(({ key }) => key === 'k3'),
      (isThere) => isThere,
    );
    await bench.expectWhole('beta.things', { k1: 6, k2: 3, k3: 1 });
  });

  it('a topic that was lost is made and filled again from the log, without a second effect', async () => {
    const first = await bench.run(bench.recorder('beta.things'));
    for (const _turn of numbers(3)) await harness.publish(keysOf(4));
    await bench.untilDone('beta.things', 12);
    await first.stop();
    await harness.stopRelay();
    const admin = plainKafka(own.brokers).admin();
    await admin.connect();
    await admin.deleteTopics({ topics: [topicOf(harness.kafka, 'alpha')] });
    await admin.disconnect();
    await harness.startRelay();
    await harness.publish(keysOf(4));
    await bench.run(bench.recorder('beta.things'), bench.recorder('beta.late'));
    await bench.untilDone('beta.things', 16);
    await bench.untilDone('beta.late', 16);
    for (const consumer of ['beta.things', 'beta.late'])
      await bench.expectWhole(consumer, Object.fromEntries(keysOf(4).map((key) => [key, 4])));
    expect(lines.join('\n')).toMatch(/is empty although 12 events went there: the log is produced again/);
  });
});
