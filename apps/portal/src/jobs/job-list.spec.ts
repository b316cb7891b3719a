import { isUnderWay, ordered, turned, withJob } from './job-list';
import type { Job } from './job-list';

const aJob = (id: string, given: Partial<Job> = {}): Job =>
  ({
    id,
    kind: 'org.import',
    step: 'reading',
    state: 'running',
    createdAt: `2026-09-01T00:00:0${id}Z`,
    ...given,
  }) as Job;

describe('the list of jobs', () => {
  it('keeps the place of a known job and puts a new one first', () => {
    const jobs = [aJob('2'), aJob('1')];
    expect(withJob(jobs, aJob('1', { progress: 0.5 })).map(({ id }) => id)).toEqual(['2', '1']);
    expect(withJob(jobs, aJob('1', { progress: 0.5 }))[1]?.progress).toBe(0.5);
    expect(withJob(jobs, aJob('3')).map(({ id }) => id)).toEqual(['3', '2', '1']);
  });

  it('tells of a turn once, and of none at the first look', () => {
    const running = [aJob('1')];
    expect(turned([], running)).toEqual([]);
    expect(turned(running, [aJob('1', { progress: 0.9 })])).toEqual([]);
    expect(turned(running, [aJob('1', { state: 'waiting' })])).toHaveLength(1);
    expect(turned(running, [aJob('1', { step: 'applying' })])).toHaveLength(1);
  });

  it('shows what is under way before what ended, the newest first', () => {
    const jobs = [
      aJob('1', { state: 'done' }),
      aJob('2', { state: 'waiting' }),
      aJob('4', { state: 'failed' }),
      aJob('3'),
    ];
    expect(ordered(jobs).map(({ id }) => id)).toEqual(['3', '2', '4', '1']);
    expect(jobs.filter(isUnderWay)).toHaveLength(2);
  });
});
