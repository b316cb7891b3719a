/** What the processes of services see: nothing of the settings of whoever runs the tests. */
export const environment = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !name.startsWith('PLINTH_')),
);

/** Brokers that `npm run test:cluster` started. */
export function clusterBrokers(): string[] {
  const brokers = process.env['PLINTH_TEST_KAFKA_BROKERS'];
  if (!brokers) throw new Error('No Kafka: run npm run test:cluster, which starts one');
  return brokers.split(',');
}
