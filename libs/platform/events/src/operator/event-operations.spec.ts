import { auditSchema } from '@plinth/platform-audit-trail';
import { openTestDatabase, until } from '@plinth/platform-testing';
import type { TestDatabase } from '@plinth/platform-testing';
import { CONTRACT_EVENT } from '../contract/contract-event';
import { contractSchemas, hasty, publisher } from '../contract/embedded.fixture';
import { EmbeddedEventBus } from '../embedded-event-bus';
import type { EventConsumer } from '../event-bus';
import { Relay } from '../relay';
import { EventOperations } from './event-operations';

const KEEPER = 'beta.keeper';

/** The consumer runs on connections of its own, as in another process; the operator sees PostgreSQL alone. */
describe('EventOperations', () => {
  let test: TestDatabase;
  let relay: Relay;
  let bus: EmbeddedEventBus;
  let operations: EventOperations;
  let publish: ReturnType<typeof publisher>['publish'];
  let broken = new Set<string>();
  let handled: string[] = [];

  beforeEach(async () => {
    test = await openTestDatabase([...contractSchemas, auditSchema]);
    const [alpha, beta, own] = [await test.open('alpha'), await test.open('beta'), await test.open('beta')];
    [broken, handled] = [new Set(['bad']), []];
    ({ publish } = publisher(alpha));
    relay = await Relay.open(test.server, { pollMs: 200 });
    await relay.start();
    bus = new EmbeddedEventBus(beta.database, beta.transactions, 'beta', hasty);
    const consumer: EventConsumer = {
      name: KEEPER,
      types: [CONTRACT_EVENT],
      handle: async (_tx, { key }) => {
        if (broken.has(key)) throw new Error('no place for phone 13900000501');
        handled.push(key);
      },
    };
    bus.subscribe(consumer);
    await bus.start();
    operations = new EventOperations(own, 'beta');
    await publish(['bad', 'good', 'bad']);
    await until(async () => (await operations.states())[0]?.dead === 1);
  });
  afterEach(async () => {
    await bus.stop();
    await relay.stop();
    await test.close();
  });

  const audited = () =>
    test.asOwner(`SELECT actor, action, target, count, detail FROM audit.pending WHERE action LIKE 'beta.event.%'`);

  it('tells how far a consumer is and what it gave up, why and since when, without anything about people', async () => {
    await until(async () => (await operations.states())[0]?.behind === 0);
    expect(await operations.states()).toEqual([
      { consumer: KEEPER, position: 3, behind: 0, waiting: 0, parked: 1, dead: 1, unread: 0 },
    ]);
    const [letter] = await operations.givenUp(KEEPER);
    expect(letter).toMatchObject({ position: 1, type: CONTRACT_EVENT, key: 'bad', parkedBehind: 1, unreadAt: null });
    expect(letter?.since).toBeInstanceOf(Date);
    expect(letter?.reason).toContain('no place for');
    expect(JSON.stringify(letter)).not.toContain('13900000501');
  });

  it('a consumer that runs takes up by itself what is replayed, each key in order', async () => {
    broken.clear();
    expect(await operations.replay(KEEPER)).toBe(1);
    const states = async () => (await operations.states())[0];
    const now = await until(states, (seen) => seen?.waiting === 0 && seen.parked === 0);
    expect(handled).toEqual(['good', 'bad', 'bad']);
    expect(now).toMatchObject({ waiting: 0, parked: 0, dead: 0 });
    expect(await audited()).toEqual([
      { actor: 'operator', action: 'beta.event.replay', target: null, count: 1, detail: { consumer: KEEPER } },
    ]);
  });

  it('throws away only what was looked at, and what waited behind it goes on', async () => {
    const [letter] = await operations.givenUp(KEEPER);
    const { event } = letter as { event: string };
    await expect(operations.dismiss(KEEPER, 1, undefined)).rejects.toMatchObject({
      code: 'events.letter_unseen',
      details: { event },
    });
    await expect(operations.dismiss(KEEPER, 1, 'another')).rejects.toMatchObject({ code: 'events.letter_unseen' });
    expect((await operations.states())[0]).toMatchObject({ dead: 1, parked: 1 });
    broken.clear();
    expect(await operations.dismiss(KEEPER, 1, event)).toMatchObject({ event, parkedBehind: 1 });
    await until(async () => handled.length === 2);
    expect(handled).toEqual(['good', 'bad']);
    await expect(operations.dismiss(KEEPER, 1, event)).rejects.toMatchObject({ code: 'events.letter_not_dead' });
    expect(await audited()).toEqual([
      {
        ...{ actor: 'operator', action: 'beta.event.dismiss', target: `event:${event}`, count: null },
        detail: { consumer: KEEPER, position: 1, type: CONTRACT_EVENT },
      },
    ]);
  });

  it('knows no consumer by a name that is none', async () => {
    for (const ask of [operations.givenUp('beta.nobody'), operations.replay('beta.nobody')])
      await expect(ask).rejects.toMatchObject({ code: 'events.consumer_unknown' });
    expect(await audited()).toEqual([]);
  });
});
