import { Argon2Hashing } from './argon2-hashing';
import { BoundedQueue } from './bounded-queue';

const quick = { memoryKiB: 64, passes: 1, parallelism: 1 };

describe('hashing', () => {
  it('verifies what it made, with its own parameters, and knows others as stale', async () => {
    const hashing = new Argon2Hashing(quick, new BoundedQueue(1, 10));
    const phc = await hashing.hash('Quiet-River7');
    expect(await hashing.verify(phc, 'Quiet-River7')).toBe(true);
    expect(await hashing.verify(phc, 'quiet-river7')).toBe(false);
    expect(await hashing.verify('no hash', 'x')).toBe(false);
    expect(hashing.isStale(phc)).toBe(false);
    expect(new Argon2Hashing({ ...quick, passes: 2 }, new BoundedQueue(1, 1)).isStale(phc)).toBe(true);
  });

  it('costs as much for nobody as for somebody', async () => {
    const hashing = new Argon2Hashing({ memoryKiB: 19 * 1024, passes: 2, parallelism: 1 }, new BoundedQueue(1, 100));
    const phc = await hashing.hash('Quiet-River7');
    await hashing.verifyNothing('warm');
    const [nobody, somebody]: number[][] = [[], []];
    const time = async (times: number[] | undefined, work: () => Promise<unknown>) => {
      const started = performance.now();
      await work();
      times?.push(performance.now() - started);
    };
    for (let round = 0; round < 12; round += 1) {
      await time(nobody, () => hashing.verifyNothing('x'));
      await time(somebody, () => hashing.verify(phc, 'x'));
    }
    // The fastest of each, taken in turns: what else the machine does meanwhile weighs on both alike.
    const ratio = Math.min(...(nobody ?? [])) / Math.min(...(somebody ?? []));
    expect(ratio).toBeGreaterThan(0.4);
    expect(ratio).toBeLessThan(2.5);
  });
});

describe('the bounded queue', () => {
  it('runs so many at once, lets so many wait and refuses the rest with a time to come back', async () => {
    const queue = new BoundedQueue(2, 3, 7);
    let [running, most] = [0, 0];
    const job = async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setTimeout(resolve, 5));
      running -= 1;
    };
    const results = await Promise.allSettled(Array.from({ length: 8 }, () => queue.run(job)));
    const refused = results.filter((result) => result.status === 'rejected');
    expect([most, refused.length]).toEqual([2, 3]);
    expect(refused[0]).toMatchObject({ reason: { code: 'identity.busy', details: { retryAfterSeconds: 7 } } });
    await expect(queue.run(async () => 'again')).resolves.toBe('again');
    await expect(queue.run(() => Promise.reject(new Error('job')))).rejects.toThrow('job');
    await expect(Promise.all([queue.run(job), queue.run(job), queue.run(job)])).resolves.toBeDefined();
  });
});
