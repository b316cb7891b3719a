import { Pace } from './pace';

describe('the pace of a step', () => {
  it('follows what the step takes, each step for itself', () => {
    const pace = new Pace();
    const first = pace.waitFor('reading');
    for (let times = 0; times < 8; times += 1) pace.took('reading', 900);
    expect(pace.waitFor('reading')).toBeGreaterThan(700);
    expect(pace.waitFor('reading')).toBeLessThanOrEqual(900);
    expect(pace.waitFor('applying')).toBe(first);
  });

  it('asks a little earlier as long as the step is over at the first question', () => {
    const pace = new Pace();
    pace.took('reading', 900);
    const before = pace.waitFor('reading');
    pace.took('reading', before);
    expect(pace.waitFor('reading')).toBeLessThan(before);
  });

  it('neither asks all the time nor falls asleep', () => {
    const pace = new Pace();
    for (let times = 0; times < 50; times += 1) pace.took('reading', 0);
    expect(pace.waitFor('reading')).toBe(40);
    for (let times = 0; times < 50; times += 1) pace.took('reading', 60_000);
    expect(pace.waitFor('reading')).toBe(2_000);
  });
});
