import { setTimeout as sleep } from 'node:timers/promises';
import { until } from '@plinth/platform-testing';
import type { EventConsumer } from '../event-bus';
import { benchOn, keysOf, numbers } from './contract-bench.fixture';
import type { Bench } from './contract-bench.fixture';
import type { EventBusHarness } from './event-bus-harness';

/** What any form of EventBus must keep. `makeHarness` gives a fresh, empty installation for each test. */
export function eventBusContract(form: string, makeHarness: () => Promise<EventBusHarness>): void {
  describe(`EventBus contract: ${form}`, () => {
    let bench: Bench;
    beforeEach(async () => {
      bench = benchOn(await makeHarness());
    });
    afterEach(() => bench.harness.close());
    describe('delivery', () => delivery(() => bench));
    describe('coming and going', () => comingAndGoing(() => bench));
    describe('trouble with events', () => trouble(() => bench));
    describe('poison', () => poison(() => bench));
    describe('crashes', () => crashes(() => bench));
    describe('crashes on the way', () => crashesOnTheWay(() => bench));
  });
}

function delivery(bench: () => Bench): void {
  it('keeps the order of each key under concurrent writers', async () => {
    const { harness, recorder, run, untilDone, expectWhole } = bench();
    await run(recorder('beta.things'));
    const keys = keysOf(5);
    await Promise.all(
      numbers(8).map(async (writer) => {
        for (const turn of numbers(15)) await harness.publish([keys[(writer + turn) % 5] ?? '']);
      }),
    );
    await untilDone('beta.things', 120);
    await expectWhole('beta.things', Object.fromEntries(keys.map((key) => [key, 24])));
  });

  it('delivers nothing of a transaction that rolled back', async () => {
    const { harness, recorder, run, untilDone, expectWhole } = bench();
    await run(recorder('beta.things'));
    await harness.publishAndRollBack('k1');
    await harness.publish(['k2']);
    await untilDone('beta.things', 1);
    await expectWhole('beta.things', { k2: 1 });
  });

  it('has each effect once when several processes run one group', async () => {
    const { harness, recorder, run, untilDone, expectWhole } = bench();
    for (const _process of numbers(3)) await run(recorder('beta.things'));
    for (const _turn of numbers(20)) await harness.publish(keysOf(10));
    await untilDone('beta.things', 200);
    await sleep(100);
    await expectWhole('beta.things', Object.fromEntries(keysOf(10).map((key) => [key, 20])));
  });

  it('gives every group all events, and only the types that it wants', async () => {
    const { harness, recorder, run, untilDone, expectWhole } = bench();
    await run(recorder('beta.one'), recorder('beta.two'), recorder('beta.other', { types: ['alpha.other.made.v1'] }));
    await harness.publish(keysOf(30));
    await untilDone('beta.one', 30);
    await untilDone('beta.two', 30);
    await expectWhole('beta.two', Object.fromEntries(keysOf(30).map((key) => [key, 1])));
    expect(await harness.effects('beta.other')).toEqual([]);
  });
}

function comingAndGoing(bench: () => Bench): void {
  it('lets a consumer that was down catch up', async () => {
    const { harness, recorder, run, untilDone, expectWhole } = bench();
    await harness.publish(['k1']);
    const first = await run(recorder('beta.things'));
    await untilDone('beta.things', 1);
    await first.stop();
    for (const _turn of numbers(50)) await harness.publish(['k1']);
    await until(harness.positions, (positions) => positions.length === 51);
    expect(await harness.effects('beta.things')).toHaveLength(1);
    const second = await run(recorder('beta.things'));
    await untilDone('beta.things', 51);
    await expectWhole('beta.things', { k1: 51 });
    const [lag] = await until(
      () => second.lag(),
      ([seen]) => seen?.behind === 0,
    );
    expect(lag).toMatchObject({ consumer: 'beta.things', behind: 0, waiting: 0, dead: 0 });
  });

  it('has no second effect when everything is delivered again', async () => {
    const { harness, recorder, run, untilDone, expectWhole } = bench();
    for (const _turn of numbers(5)) await harness.publish(keysOf(4));
    const first = await run(recorder('beta.things'));
    await untilDone('beta.things', 20);
    await first.stop();
    await harness.forgetProgress('beta.things');
    await harness.publish(['k1']);
    const second = await run(recorder('beta.things'));
    await untilDone('beta.things', 21);
    await until(
      () => second.lag(),
      ([seen]) => seen?.behind === 0,
    );
    await expectWhole('beta.things', { k1: 6, k2: 5, k3: 5, k4: 5 });
  });

  it('finishes what is in hand when it is stopped, and does nothing after', async () => {
    const { harness, recorder, run, expectWhole } = bench();
    let inHand = 0;
    const slow = recorder('beta.slow', {
      handle: async (tx, event) => {
        inHand += 1;
        await sleep(150);
        await harness.record(tx, 'beta.slow', event);
      },
    });
    const bus = await run(slow);
    await harness.publish(['k1']);
    await until(
      async () => inHand,
      (count) => count === 1,
    );
    const stopped = bus.stop();
    await harness.publish(['k1', 'k2']);
    await stopped;
    await expectWhole('beta.slow', { k1: 1 });
    await sleep(200);
    await expectWhole('beta.slow', { k1: 1 });
  });
}

function trouble(bench: () => Bench): void {
  it('rolls back the effect of a failed attempt and delivers again', async () => {
    const { harness, recorder, run, untilDone, expectWhole } = bench();
    let attempts = 0;
    const shaky = recorder('beta.shaky', {
      handle: async (tx, event) => {
        await harness.record(tx, 'beta.shaky', event);
        attempts += 1;
        if (attempts === 1) throw new Error('the first time fails');
      },
    });
    const bus = await run(shaky);
    await harness.publish(['k1']);
    await untilDone('beta.shaky', 1);
    expect(attempts).toBe(2);
    await expectWhole('beta.shaky', { k1: 1 });
    expect(
      await until(
        () => bus.deadLetters('beta.shaky'),
        (letters) => letters.length === 0,
      ),
    ).toEqual([]);
  });

  it('keeps order and effect once while every event fails once, in several processes', async () => {
    const { harness, recorder, run, untilDone, expectWhole } = bench();
    const failed = new Set<string>();
    const shaky = recorder('beta.shaky', {
      handle: async (tx, event) => {
        await harness.record(tx, 'beta.shaky', event);
        if (failed.has(event.id)) return;
        failed.add(event.id);
        throw new Error('the first time fails');
      },
    });
    for (const _process of numbers(3)) await run(shaky);
    for (const _turn of numbers(8)) await harness.publish(keysOf(6));
    await untilDone('beta.shaky', 48);
    await expectWhole('beta.shaky', Object.fromEntries(keysOf(6).map((key) => [key, 8])));
    expect(failed.size).toBe(48);
  });
}

const poisoned = ({ harness, recorder }: Bench, isBad: () => boolean): EventConsumer =>
  recorder('beta.things', {
    handle: async (tx, event) => {
      if (isBad() && event.key === 'k2') throw new Error('cannot read it');
      await harness.record(tx, 'beta.things', event);
    },
  });

function poison(bench: () => Bench): void {
  it('parks what is behind a poison message, goes on with all others, and replays in order', async () => {
    const { harness, run, untilDone, expectWhole } = bench();
    let bad = true;
    const bus = await run(poisoned(bench(), () => bad));
    for (const _turn of numbers(10)) await harness.publish(keysOf(3));
    await untilDone('beta.things', 20);
    await expectWhole('beta.things', { k1: 10, k3: 10 });
    const letters = await until(
      () => bus.deadLetters('beta.things'),
      (seen) => seen.length === 10 && seen[0]?.state === 'dead',
    );
    expect(letters[0]).toMatchObject({ state: 'dead', started: 3, finished: 3, reason: 'cannot read it' });
    expect(letters.slice(1).map((letter) => letter.state)).toEqual(Array(9).fill('parked'));
    expect((await bus.lag())[0]).toMatchObject({ dead: 1, parked: 9 });

    bad = false;
    expect(await bus.replay('beta.things')).toBe(1);
    await harness.publish(['k2', 'k2']);
    await untilDone('beta.things', 32);
    await expectWhole('beta.things', { k1: 10, k2: 12, k3: 10 });
    expect(
      await until(
        () => bus.deadLetters('beta.things'),
        (left) => left.length === 0,
      ),
    ).toEqual([]);
  });

  it('hands over many at once where asked, and falls back to one by one', async () => {
    const { harness, run, untilDone, expectWhole } = bench();
    const sizes: number[] = [];
    const consumer: EventConsumer = {
      ...poisoned(bench(), () => true),
      handleBatch: async (tx, events) => {
        if (events.some((event) => event.key === 'k2')) throw new Error('one of them is bad');
        sizes.push(events.length);
        for (const event of events) await harness.record(tx, 'beta.things', event);
      },
    };
    const keys = ['k1', 'k3', 'k4', 'k5'];
    await harness.publish(keys);
    await harness.publish(['k1', 'k2', 'k3']);
    for (const _turn of numbers(5)) await harness.publish(keys);
    await until(harness.positions, (positions) => positions.length === 27);
    const bus = await run(consumer);
    await untilDone('beta.things', 26);
    await expectWhole('beta.things', { k1: 7, k3: 7, k4: 6, k5: 6 });
    await harness.publish(keysOf(1));
    await untilDone('beta.things', 27);
    expect(Math.max(...sizes)).toBeGreaterThan(0);
    expect(await bus.deadLetters('beta.things')).toMatchObject([{ event: { key: 'k2' } }]);
  });
}

function crashes(bench: () => Bench): void {
  it('loses nothing and repeats nothing when a consumer is killed in the middle, again and again', async () => {
    const { harness, recorder, run, untilDone, expectWhole } = bench();
    for (const _turn of numbers(12)) await harness.publish(keysOf(5));
    for (const lines of [2, 5]) {
      const victim = harness.consumerProcess('beta.things');
      await victim.said(lines);
      await victim.kill();
    }
    const before = await harness.effects('beta.things');
    expect(before.length).toBeLessThan(60);
    await run(recorder('beta.things'));
    await untilDone('beta.things', 60);
    await expectWhole('beta.things', Object.fromEntries(keysOf(5).map((key) => [key, 12])));
  });

  it('sees the event that kills its process, gives it up and goes on', async () => {
    const { harness, recorder, run, untilDone, expectWhole } = bench();
    await harness.publish(['k1', 'k2']);
    await harness.publish(['k3'], { kill: true });
    await harness.publish(['k1', 'k2', 'k3']);
    for (let deaths = 0; deaths < 3; deaths += 1) await harness.consumerProcess('beta.things').ended;
    const bus = await run(recorder('beta.things'));
    await untilDone('beta.things', 4);
    await expectWhole('beta.things', { k1: 2, k2: 2 });
    const letters = await until(
      () => bus.deadLetters('beta.things'),
      ([first]) => first?.state === 'dead',
    );
    expect(letters).toMatchObject([
      { state: 'dead', started: 3, finished: 0, event: { key: 'k3' } },
      { state: 'parked', event: { key: 'k3' } },
    ]);
  });
}

function crashesOnTheWay(bench: () => Bench): void {
  it('keeps positions gap-free and loses nothing when relays are killed', async () => {
    const { harness, recorder, run, untilDone, expectWhole } = bench();
    await harness.stopRelay();
    await run(recorder('beta.things'));
    const writing = (async () => {
      for (const _turn of numbers(40)) await harness.publish(keysOf(8));
    })();
    for (const lines of [1, 3]) {
      const victim = harness.relayProcess();
      await victim.said(lines);
      await victim.kill();
    }
    await writing;
    await harness.startRelay();
    await untilDone('beta.things', 320);
    await expectWhole('beta.things', Object.fromEntries(keysOf(8).map((key) => [key, 40])));
    expect(await harness.positions()).toEqual(numbers(320));
  });

  it('goes on after all connections were cut, several times', async () => {
    const { harness, recorder, run, untilDone, expectWhole } = bench();
    const bus = await run(recorder('beta.things'));
    let published = 0;
    for (const turn of numbers(40)) {
      // A cut may hit the writer too: its transaction is then as if it had never been.
      await harness.publish(keysOf(5)).then(
        () => (published += 5),
        () => undefined,
      );
      if (turn % 13 === 0) await harness.cutConnections();
    }
    const positions = await until(harness.positions, (seen) => seen.length >= published, 20_000);
    await untilDone('beta.things', positions.length);
    await expectWhole('beta.things', Object.fromEntries(keysOf(5).map((key) => [key, positions.length / 5])));
    expect(positions).toEqual(numbers(positions.length));
    expect(await bus.deadLetters('beta.things')).toEqual([]);
  });
}
