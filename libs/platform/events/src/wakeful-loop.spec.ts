import { setTimeout as sleep } from 'node:timers/promises';
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
});
