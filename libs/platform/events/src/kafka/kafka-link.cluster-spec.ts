import { kafkaHarness } from '../contract/kafka.fixture';
import type { KafkaHarness } from '../contract/kafka.fixture';
import { KafkaLink } from './kafka-link';

jest.setTimeout(60_000);

const refusal = (type: string): Error => Object.assign(new Error(type), { name: 'KafkaJSProtocolError', type });

describe('a question to Kafka', () => {
  let harness: KafkaHarness;
  let link: KafkaLink;
  beforeAll(async () => {
    harness = await kafkaHarness();
    link = new KafkaLink(harness.kafka, 'asker');
  });
  afterAll(async () => {
    await link.stop();
    await harness.close();
  });

  /** Answers after it was refused like this so many times; tells how often it was asked. */
  async function ask(type: string, refusals: number): Promise<number> {
    let asked = 0;
    await link.ask(async (admin) => {
      asked += 1;
      await admin.describeCluster();
      if (asked <= refusals) throw refusal(type);
    });
    return asked;
  }

  it('is asked again while the leader of a partition moves', async () => {
    expect(await ask('NOT_LEADER_FOR_PARTITION', 2)).toBe(3);
    expect(await ask('LEADER_NOT_AVAILABLE', 1)).toBe(2);
  });

  it('is not asked for ever, and not again where the answer would be the same', async () => {
    await expect(ask('NOT_LEADER_FOR_PARTITION', 9)).rejects.toThrow('NOT_LEADER_FOR_PARTITION');
    await expect(ask('TOPIC_AUTHORIZATION_FAILED', 1)).rejects.toThrow('TOPIC_AUTHORIZATION_FAILED');
  });
});
