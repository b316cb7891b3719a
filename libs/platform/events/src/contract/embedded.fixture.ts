import { spawn } from 'node:child_process';
import * as path from 'node:path';
import { createInterface } from 'node:readline';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { sqlOf } from '@plinth/platform-database';
import type { DomainDatabase, DomainSchema } from '@plinth/platform-database';
import { openTestDatabase } from '@plinth/platform-testing';
import type { TestDatabase } from '@plinth/platform-testing';
import { EmbeddedEventBus } from '../embedded-event-bus';
import type { EventBus } from '../event-bus';
import { eventsSchema } from '../events-schema';
import { createMessagingTables, dropMessagingTables } from '../migrations/create-messaging-tables';
import { PostgresOutbox } from '../postgres-outbox';
import { Relay } from '../relay';
import type { Effect, EventBusHarness, Victim } from './event-bus-harness';
import { CONTRACT_EVENT } from './contract-event';
import { recordEffect } from './record-effect.store.postgres';

export class MakeAlpha1790000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createMessagingTables(runner);
    await runner.query('CREATE TABLE thing (key text PRIMARY KEY, n int NOT NULL DEFAULT 0)');
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE thing');
    await dropMessagingTables(runner);
  }
}

export class MakeBeta1790000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createMessagingTables(runner);
    await runner.query(
      'CREATE TABLE effect (id bigint GENERATED ALWAYS AS IDENTITY, consumer text, key text, n int, position bigint)',
    );
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE effect');
    await dropMessagingTables(runner);
  }
}

export const contractSchemas: readonly DomainSchema[] = [
  eventsSchema,
  { domain: 'alpha', migrations: [MakeAlpha1790000000001] },
  { domain: 'beta', migrations: [MakeBeta1790000000002] },
];

/** Short delays, so that three attempts take a moment. */
export const hasty = { maxAttempts: 3, maxDeaths: 3, pollMs: 300, retryDelayMs: (attempt: number) => 20 * attempt };

const child = path.resolve(__dirname, '../../../../../dist/libs/platform/events/src/contract/victim.js');

/** The embedded form on a database of its own: domain alpha publishes, domain beta listens. */
export async function embeddedHarness(): Promise<EventBusHarness> {
  const test = await openTestDatabase(contractSchemas);
  const [alpha, beta] = [await test.open('alpha'), await test.open('beta', { poolSize: 12 })];
  const buses: EventBus[] = [];
  const victims: Victim[] = [];
  let relay: Relay | undefined;
  const startRelay = async (): Promise<void> => {
    relay = await Relay.open(test.server, { pollMs: 300 });
    await relay.start();
  };
  const stopRelay = async (): Promise<void> => {
    await relay?.stop();
    relay = undefined;
  };
  const spawned = (...words: string[]): Victim => {
    const victim = spawnVictim(test, words);
    victims.push(victim);
    return victim;
  };
  await startRelay();
  return {
    ...publisher(alpha),
    bus: (...consumers) => {
      const bus = new EmbeddedEventBus(beta.database, beta.transactions, 'beta', hasty);
      consumers.forEach((consumer) => bus.subscribe(consumer));
      buses.push(bus);
      return bus;
    },
    record: recordEffect,
    // As the owner, whose connection is not cut.
    effects: (consumer) =>
      test.asOwner<Effect>('SELECT key, n FROM beta.effect WHERE consumer = $1 ORDER BY id', [consumer]),
    forgetProgress: async (consumer) => {
      await test.asOwner('UPDATE beta.event_cursor SET position = 0 WHERE consumer = $1', [consumer]);
    },
    consumerProcess: (consumer) => spawned('consumer', consumer),
    relayProcess: () => spawned('relay'),
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

export function publisher(alpha: DomainDatabase): Pick<EventBusHarness, 'publish' | 'publishAndRollBack'> {
  const outbox = new PostgresOutbox();
  const publish: EventBusHarness['publish'] = (keys, data = {}) =>
    alpha.transactions.run(async (tx) => {
      for (const key of keys) {
        const [row] = await sqlOf(tx).query<{ n: number }>(
          'INSERT INTO thing AS t VALUES ($1, 1) ON CONFLICT (key) DO UPDATE SET n = t.n + 1 RETURNING n',
          [key],
        );
        await outbox.append(tx, { type: CONTRACT_EVENT, key, actor: 'system', data: { ...data, n: row?.n } });
      }
    });
  const publishAndRollBack = (key: string): Promise<void> =>
    alpha.transactions
      .run(async (tx) => {
        await outbox.append(tx, { type: CONTRACT_EVENT, key, actor: 'system', data: { n: 1 } });
        throw new Error('on purpose');
      })
      .catch(() => undefined);
  return { publish, publishAndRollBack };
}

export function spawnVictim(test: TestDatabase, words: readonly string[]): Victim {
  const { host, database } = test.server.owner();
  const running = spawn(process.execPath, [child, String(host), String(database), ...words], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => running.once('exit', () => resolve()));
  let lines = 0;
  let look: () => void = () => undefined;
  createInterface({ input: running.stdout }).on('line', () => {
    lines += 1;
    look();
  });
  return {
    ended,
    said: (wanted) =>
      new Promise((resolve, reject) => {
        look = () => lines >= wanted && resolve();
        look();
        void ended.then(() => reject(new Error(`${words.join(' ')} ended after ${lines} lines`)));
      }),
    kill: async () => {
      running.kill('SIGKILL');
      await ended;
    },
  };
}
