import { IdentitySettings, usualHashWorkers } from './identity-settings';

const publicUrl = 'https://id.example.cn';

describe('settings of identity', () => {
  it.each([
    [1, 1],
    [2, 1],
    [8, 7],
  ])('leave a core of %i to what is not hashing', (cores, workers) => {
    expect(usualHashWorkers(cores)).toBe(workers);
  });

  it('let as many wait as one worker hashes in a few seconds', () => {
    expect(new IdentitySettings({ publicUrl, hashWorkers: 3 }).hashQueue).toBe(600);
    const { hashWorkers, hashQueue } = new IdentitySettings({ publicUrl });
    expect(hashQueue).toBe(hashWorkers * 200);
    expect(new IdentitySettings({ publicUrl, hashWorkers: 3, hashQueue: 1 }).hashQueue).toBe(1);
  });
});
