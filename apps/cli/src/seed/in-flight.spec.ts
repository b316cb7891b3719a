import { inFlight } from './in-flight';

const soon = () => new Promise((resolve) => setTimeout(resolve, 5));

describe('in flight', () => {
  it('does all, never more than so many at once', async () => {
    const done: number[] = [];
    let [now, most] = [0, 0];
    await inFlight([1, 2, 3, 4, 5, 6, 7], 3, async (item) => {
      most = Math.max(most, (now += 1));
      await soon();
      now -= 1;
      done.push(item);
    });
    expect(done.sort()).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(most).toBe(3);
  });

  it('takes nothing more after a failure, lets the rest end, and throws it', async () => {
    const [begun, ended]: [number[], number[]] = [[], []];
    const run = inFlight([1, 2, 3, 4, 5], 2, async (item) => {
      begun.push(item);
      if (item === 1) throw new Error('no');
      await soon();
      ended.push(item);
    });
    await expect(run).rejects.toThrow('no');
    expect(begun).toEqual([1, 2]);
    expect(ended).toEqual([2]);
  });
});
