import { Body, Controller, Module, Param, Post } from '@nestjs/common';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { sqlOf } from '@plinth/platform-database';
import type { DomainDatabase, DomainSchema, Tx } from '@plinth/platform-database';
import { PostgresOutbox, createMessagingTables, dropMessagingTables, eventsSchema } from '@plinth/platform-events';
import type { EventConsumer } from '@plinth/platform-events';
import { createService } from '@plinth/platform-http';
import type { Service } from '@plinth/platform-http';
import { traceRequests } from '@plinth/platform-telemetry';
import { openTestDatabase } from '@plinth/platform-testing';
import type { TestDatabase } from '@plinth/platform-testing';

class MakeMessaging1790000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createMessagingTables(runner);
    await runner.query('CREATE TABLE thing (id bigint GENERATED ALWAYS AS IDENTITY, words text)');
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE thing');
    await dropMessagingTables(runner);
  }
}

const schemas: readonly DomainSchema[] = [
  eventsSchema,
  { domain: 'org', migrations: [MakeMessaging1790000000001] },
  { domain: 'market', migrations: [MakeMessaging1790000000001] },
];

export const PUBLISHED = 'org.import.finished.v1';

export interface TracedService {
  readonly test: TestDatabase;
  /** Whose role listens. */
  readonly market: DomainDatabase;
  readonly consumer: EventConsumer;
  /** Calls `POST /things/:id` and answers its status. */
  call(id: string, body: object, traceparent?: string): Promise<number>;
  close(): Promise<void>;
}

const addThing = (tx: Tx, words: string): Promise<number> =>
  sqlOf(tx).execute('INSERT INTO thing (words) VALUES ($1)', [words]);

/** PostgreSQL says the value in its message. */
const failWith = (tx: Tx, words: string): Promise<unknown> => sqlOf(tx).query('SELECT $1::text::int', [words]);

/** A service of domain org whose one route writes and publishes, and a consumer of domain market that writes. */
export async function startTracedService(adapter: 'fastify' | 'express'): Promise<TracedService> {
  const test = await openTestDatabase(schemas);
  const [org, market] = [await test.open('org'), await test.open('market')];
  const outbox = new PostgresOutbox();

  @Controller('things')
  class ThingController {
    @Post(':id')
    async change(@Param('id') id: string, @Body() body: { words?: string; fails?: string }): Promise<object> {
      await org.transactions.run(async (tx) => {
        await addThing(tx, body.words ?? '');
        if (body.fails !== undefined) await failWith(tx, body.fails);
        const data = { importId: id, unitId: id, added: 1, changed: 0, left: 0 };
        await outbox.append(tx, { type: PUBLISHED, key: id, actor: 'system', data });
      });
      return {};
    }
  }
  @Module({ controllers: [ThingController] })
  class Shell {}

  const service: Service = await createService(Shell, {
    adapter,
    logUnexpected: () => undefined,
    prepare: (application) => traceRequests(application, 'org'),
  });
  const url = await service.listen(0);
  return {
    test,
    market,
    consumer: { name: 'market.things', types: [PUBLISHED], handle: async (tx) => void (await addThing(tx, 'seen')) },
    call: async (id, body, traceparent) => {
      const headers = { 'content-type': 'application/json', ...(traceparent === undefined ? {} : { traceparent }) };
      const answer = await fetch(`${url}/things/${id}`, { method: 'POST', headers, body: JSON.stringify(body) });
      return answer.status;
    },
    close: async () => {
      await service.close();
      await test.close();
    },
  };
}
