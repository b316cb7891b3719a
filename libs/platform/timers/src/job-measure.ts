import { instruments } from '@plinth/platform-telemetry';
import type { JobCount } from './count-jobs';

export const jobSeconds = instruments.histogram(
  'plinth_job_seconds',
  'Duration of jobs',
  ['task', 'result'] as const,
  [0.01, 0.1, 1, 10, 60, 600],
);
const jobs = instruments.gauge(
  'plinth_jobs',
  'Jobs: due ones wait for a worker, parked ones failed as often as they may and need a person',
  ['task', 'state'] as const,
);

/** A task that has no job now is told as 0, or the last count would stand for ever. */
export function tellJobs(tasks: readonly string[], counts: readonly JobCount[]): void {
  for (const task of tasks) {
    const { due = 0, later = 0, running = 0, parked = 0 } = counts.find((each) => each.task === task) ?? {};
    jobs.set({ task, state: 'due' }, due);
    jobs.set({ task, state: 'later' }, later);
    jobs.set({ task, state: 'running' }, running);
    jobs.set({ task, state: 'parked' }, parked);
  }
}
