// node victim.js <socket folder> <database> consumer <name> | relay - [<Kafka as JSON>] : a process of the contract suite
// that waits to be killed.
import { setTimeout as sleep } from 'node:timers/promises';
import { openDomainDatabase } from '@plinth/platform-database';
import type { DatabaseServer } from '@plinth/platform-database';
import { EmbeddedEventBus } from '../embedded-event-bus';
import { KafkaEventBus } from '../kafka/kafka-event-bus';
import type { KafkaOptions } from '../kafka/kafka-options';
import { KafkaRelay } from '../kafka/kafka-relay';
import { RelayStore } from '../relay.store.postgres';
import { CONTRACT_EVENT } from './contract-event';
import { contractMessages } from './contract-messages';
import { recordEffect } from './record-effect.store.postgres';

const [host = '', database = '', role, name = '', kafkaText] = process.argv.slice(2);
const kafka = kafkaText === undefined ? undefined : (JSON.parse(kafkaText) as KafkaOptions);
const base = { host, port: 5432, database };
const server: DatabaseServer = {
  owner: () => ({ ...base, user: 'plinth_owner' }),
  domain: (domain) => ({ ...base, user: `plinth_${domain}` }),
  passwordOf: () => undefined,
};

async function consume(): Promise<void> {
  const beta = await openDomainDatabase({ server, domain: 'beta' });
  const policy = { batchSize: 4, pollMs: 50, retryDelayMs: () => 20 };
  const bus =
    kafka === undefined
      ? new EmbeddedEventBus(beta.database, beta.transactions, 'beta', policy)
      : new KafkaEventBus(beta.database, beta.transactions, {
          kafka,
          domain: 'beta',
          policy,
          messages: contractMessages,
        });
  bus.subscribe({
    name,
    types: [CONTRACT_EVENT],
    handle: async (tx, event) => {
      await recordEffect(tx, name, event);
      process.stdout.write(`${event.key} ${String(event.data['n'])}\n`);
      if (event.data['kill'] === true) process.kill(process.pid, 'SIGKILL');
      await sleep(10);
    },
  });
  await bus.start();
}

/** Small batches, hardly a rest: whenever it is killed, it is in the middle of one. */
async function relay(): Promise<void> {
  const events = await openDomainDatabase({ server, domain: 'events', poolSize: 2 });
  const store = new RelayStore(events.database);
  if (kafka) await (await KafkaRelay.open(server, { kafka, domains: ['alpha'], messages: contractMessages })).start();
  for (;;) {
    if ((await store.move('alpha', 7)) > 0) process.stdout.write('moved\n');
    else await sleep(2);
  }
}

void (role === 'relay' ? relay() : consume()).catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
