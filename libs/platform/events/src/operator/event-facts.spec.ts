import { openTestDatabase } from '@plinth/platform-testing';
import type { TestDatabase } from '@plinth/platform-testing';
import { contractSchemas, publisher } from '../contract/embedded.fixture';
import { readEventFacts } from './event-facts.reader.postgres';

describe('what of a service waits', () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await openTestDatabase([...contractSchemas]);
  });
  afterAll(() => test.close());

  it('is what it wrote and no relay has moved, and what its consumers gave up', async () => {
    const alpha = await test.open('alpha');
    const none = await readEventFacts(alpha.database, 'alpha');
    expect(none).toEqual({
      ...{ outbox: { waiting: 0, oldestSeconds: 0 }, consumers: [], jobs: { due: 0, givenUp: 0 } },
    });
    await publisher(alpha).publish(['a', 'b']);
    await test.asOwner(`UPDATE alpha.outbox SET occurred_at = now() - interval '90 seconds' WHERE key = 'a'`);
    const { outbox } = await readEventFacts(alpha.database, 'alpha');
    expect(outbox.waiting).toBe(2);
    expect(Math.round(outbox.oldestSeconds / 10)).toBe(9);
    await test.asOwner(
      `INSERT INTO alpha.dead_letter (consumer, position, event, type, key, message, state)
       VALUES ('alpha.x', 7, gen_random_uuid(), 't', 'k', '{}', 'dead')`,
    );
    expect((await readEventFacts(alpha.database, 'alpha')).consumers).toMatchObject([{ consumer: 'alpha.x', dead: 1 }]);
  });

  it('is nothing of another service', async () => {
    const beta = await test.open('beta');
    expect((await readEventFacts(beta.database, 'beta')).consumers).toEqual([]);
  });

  it('is nothing where a service has no events of its own', async () => {
    await test.asOwner('ALTER TABLE beta.outbox RENAME TO elsewhere');
    await test.asOwner('ALTER TABLE beta.event_cursor RENAME TO elsewhere_too');
    const beta = await test.open('beta');
    expect(await readEventFacts(beta.database, 'beta')).toMatchObject({ outbox: { waiting: 0 }, consumers: [] });
  });
});
