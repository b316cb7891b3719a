import { instruments } from '@plinth/platform-telemetry';

export const kafkaUp = instruments.gauge('plinth_kafka_up', '1 while the brokers answer this part of the process', [
  'part',
]);
export const relayLeads = instruments.gauge('plinth_relay_leader', '1 where this process produces to the topic', [
  'topic',
]);
export const unproduced = instruments.gauge(
  'plinth_kafka_unproduced',
  'Positions of the log that the leader has not brought to its topic yet',
  ['topic'],
);
export const produced = instruments.counter('plinth_kafka_produced_total', 'Events produced to a topic', ['topic']);
