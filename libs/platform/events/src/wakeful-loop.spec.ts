import { setTimeout as sleep } from 'node:timers/promises';
import { until } from '@plinth/platform-testing';
import { WakefulLoop } from './wakeful-loop';

describe('a loop that is woken', () => {
  const loopOf = (work: () => Promise<number | undefined>): WakefulLoop =>
    new WakefulLoop(work, { pollMs: 1, onError: () => undefined });

  it('works when started, and again by itself', async () => {
    let rounds = 0;
    const loop = loopOf(async () => void (rounds += 1));
    loop.start();
    while (rounds < 3) await sleep(1);
    await loop.stop();
    const seen = rounds;
    await sleep(20);
    expect(rounds).toBe(seen);
  });

  it('waits for the work in hand when it is stopped', async () => {
    let isDone = false;
    const loop = loopOf(async () => {
      await sleep(30);
      isDone = true;
      return undefined;
    });
    loop.start();
    await loop.stop();
    expect(isDone).toBe(true);
  });

  it('stays stopped when somebody who prepared its start comes after the stop', async () => {
    let rounds = 0;
    const loop = loopOf(async () => void (rounds += 1));
    await loop.stop();
    loop.start();
    await sleep(20);
    expect(rounds).toBe(0);
  });

  describe('that keeps its rounds apart', () => {
    const APART_MS = 200;
    const begin = async () => {
      const rounds: number[] = [];
      const loop = new WakefulLoop(async () => void rounds.push(performance.now()), {
        pollMs: 60_000,
        apartMs: APART_MS,
        onError: () => undefined,
      });
      loop.start();
      await until(() => rounds.length === 1);
      return { rounds, loop };
    };

    it('finds in one round what many have woken it for', async () => {
      const { rounds, loop } = await begin();
      const [first] = rounds as [number];
      // While it waits, each of these would be a round of its own.
      for (let time = 0; time < 20 && performance.now() < first + APART_MS / 2; time++) {
        loop.wake();
        await sleep(1);
      }
      await until(() => rounds.length === 2);
      await loop.stop();
      expect(rounds).toHaveLength(2);
      expect((rounds[1] as number) - first).toBeGreaterThanOrEqual(APART_MS - 2);
    });

    it('does not keep waiting whoever wakes it after a rest', async () => {
      const { rounds, loop } = await begin();
      await sleep(APART_MS + 50);
      const woken = performance.now();
      loop.wake();
      await until(() => rounds.length === 2);
      await loop.stop();
      expect((rounds[1] as number) - woken).toBeLessThan(APART_MS);
    });

    it('is stopped at once', async () => {
      const { loop } = await begin();
      loop.wake();
      const asked = performance.now();
      await loop.stop();
      expect(performance.now() - asked).toBeLessThan(APART_MS);
    });
  });
});
