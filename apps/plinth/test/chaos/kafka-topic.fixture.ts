import { Kafka, logLevel } from 'kafkajs';

export interface TopicMessage {
  readonly key: string;
  /** Id of the event; undefined of what is no event. */
  readonly id: string | undefined;
  readonly position: number;
}

const clientOf = (brokers: readonly string[]): Kafka =>
  new Kafka({ clientId: 'plinth-chaos', brokers: [...brokers], logLevel: logLevel.NOTHING });

/** Something on the topic that is neither an event nor protobuf. */
export async function sendPoison(brokers: readonly string[], topic: string): Promise<void> {
  const producer = clientOf(brokers).producer();
  await producer.connect();
  try {
    await producer.send({ topic, messages: [{ key: 'poison', value: Buffer.from('\u0000 no protobuf 毒') }] });
  } finally {
    await producer.disconnect();
  }
}

/** All that is on a topic, in the order of each partition. */
export async function readTopic(brokers: readonly string[], topic: string): Promise<readonly TopicMessage[]> {
  const kafka = clientOf(brokers);
  const admin = kafka.admin();
  await admin.connect();
  const ends = (await admin.fetchTopicOffsets(topic)).filter(({ low, high }) => low !== high);
  const behind = new Map(ends.map(({ partition, high }) => [partition, Number(high)]));
  const messages: TopicMessage[] = [];
  const consumer = kafka.consumer({
    groupId: `plinth-chaos-${process.pid}-${Date.now()}`,
    allowAutoTopicCreation: false,
  });
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  let finished = (): void => undefined;
  const whole = new Promise<void>((resolve) => (finished = resolve));
  if (behind.size === 0) finished();
  await consumer.run({
    eachMessage: async ({ partition, message: { key, headers, offset } }) => {
      const [id, position] = [headers?.['ce_id'], headers?.['ce_position']];
      messages.push({ key: String(key), id: id === undefined ? undefined : String(id), position: Number(position) });
      if (Number(offset) + 1 >= (behind.get(partition) ?? 0)) behind.delete(partition);
      if (behind.size === 0) finished();
    },
  });
  await whole;
  await consumer.disconnect();
  await admin.disconnect();
  return messages;
}
