import { until } from '@plinth/platform-testing';
import type { EventBus, EventConsumer } from '../event-bus';
import { CONTRACT_EVENT } from './contract-event';
import type { EventBusHarness } from './event-bus-harness';

export const numbers = (length: number): number[] => Array.from({ length }, (_, index) => index + 1);
export const keysOf = (length: number): string[] => numbers(length).map((n) => `k${n}`);

/** The words in which the contract is written. */
export interface Bench {
  readonly harness: EventBusHarness;
  recorder(name: string, more?: Partial<EventConsumer>): EventConsumer;
  run(...consumers: EventConsumer[]): Promise<EventBus>;
  untilDone(consumer: string, count: number): Promise<void>;
  /** Every key has 1, 2, 3 … in order: nothing lost, nothing twice, nothing early. */
  expectWhole(consumer: string, perKey: Readonly<Record<string, number>>): Promise<void>;
}

export function benchOn(harness: EventBusHarness): Bench {
  return {
    harness,
    recorder: (name, more = {}) => ({
      name,
      types: [CONTRACT_EVENT],
      handle: (tx, event) => harness.record(tx, name, event),
      ...more,
    }),
    run: async (...consumers) => {
      const bus = harness.bus(...consumers);
      await bus.start();
      return bus;
    },
    untilDone: async (consumer, count) => {
      await until(
        async () => (await harness.effects(consumer)).length,
        (done) => done >= count,
      );
    },
    expectWhole: async (consumer, perKey) => {
      const seen: Record<string, number[]> = {};
      for (const { key, n } of await harness.effects(consumer)) (seen[key] ??= []).push(n);
      expect(seen).toEqual(Object.fromEntries(Object.entries(perKey).map(([key, count]) => [key, numbers(count)])));
    },
  };
}
