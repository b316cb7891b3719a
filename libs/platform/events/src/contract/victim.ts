// node victim.js <socket folder> <database> consumer <name> | relay : a process of the contract suite that waits to be killed.
import { setTimeout as sleep } from 'node:timers/promises';
import { openDomainDatabase } from '@plinth/platform-database';
import type { DatabaseServer } from '@plinth/platform-database';
import { EmbeddedEventBus } from '../embedded-event-bus';
import { RelayStore } from '../relay.store.postgres';
import { CONTRACT_EVENT } from './contract-event';
import { recordEffect } from './record-effect.store.postgres';

const [host = '', database = '', role, name = ''] = process.argv.slice(2);
const base = { host, port: 5432, database };
const server: DatabaseServer = {
  owner: () => ({ ...base, user: 'plinth_owner' }),
  domain: (domain) => ({ ...base, user: `plinth_${domain}` }),
  passwordOf: () => undefined,
};

async function consume(): Promise<void> {
  const beta = await openDomainDatabase({ server, domain: 'beta' });
  const bus = new EmbeddedEventBus(beta.database, beta.transactions, 'beta', {
    batchSize: 4,
    pollMs: 50,
    retryDelayMs: () => 20,
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
  for (;;) {
    if ((await store.move('alpha', 7)) > 0) process.stdout.write('moved\n');
    else await sleep(2);
  }
}

void (role === 'relay' ? relay() : consume()).catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
