import type { components } from '@plinth/api-client';

export type Job = components['schemas']['JobResponse'];

export const isUnderWay = ({ state }: Pick<Job, 'state'>): boolean => state === 'running' || state === 'waiting';

/** One job took another turn: it stands where it stood; a new one comes first. */
export const withJob = (jobs: readonly Job[], job: Job): readonly Job[] =>
  jobs.some(({ id }) => id === job.id) ? jobs.map((one) => (one.id === job.id ? job : one)) : [job, ...jobs];

/** What people should be told of between two lists: what ended, or waits for them now. */
export const turned = (before: readonly Job[], now: readonly Job[]): readonly Job[] =>
  now.filter((job) => {
    const was = before.find(({ id }) => id === job.id);
    return was !== undefined && (was.state !== job.state || was.step !== job.step);
  });

/** First what is under way, then the newest. */
export const ordered = (jobs: readonly Job[]): readonly Job[] =>
  [...jobs].sort(
    (one, other) => Number(isUnderWay(other)) - Number(isUnderWay(one)) || other.createdAt.localeCompare(one.createdAt),
  );
