import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { openEventStream } from '@plinth/api-client';
import { useTell, useTexts } from '@plinth/ui';
import { isUnderWay, turned, withJob } from './job-list';
import type { Job } from './job-list';
import { jobsTexts } from './jobs.texts';

const STREAM = '/api/events/v1/jobs/stream';

/** One's own jobs as the server tells them. Pages about a job that took a turn ask again, and people are told. */
export function useJobs(isOn: boolean): readonly Job[] {
  const t = useTexts(jobsTexts);
  const tell = useTell();
  const queries = useQueryClient();
  const [jobs, setJobs] = useState<readonly Job[]>([]);
  const known = useRef(jobs);
  const hear = useRef((_now: readonly Job[]) => undefined as void);
  hear.current = (now) => {
    const changed = turned(known.current, now);
    const isNew = now.length !== known.current.length;
    known.current = now;
    setJobs(now);
    if (changed.length > 0 || isNew) {
      void queries.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[1]).startsWith('/api/org/v1/') });
    }
    for (const { id, state, title } of changed) {
      // Whoever looks at its page sees it there.
      if (window.location.pathname.endsWith(id)) continue;
      if (state === 'waiting' || state === 'done' || state === 'failed') tell.done(t.turned[state](title));
    }
  };
  useEffect(() => {
    if (!isOn) return undefined;
    return openEventStream(STREAM, {
      jobs: (list) => hear.current((list as { items: readonly Job[] }).items),
      job: (job) => hear.current(withJob(known.current, job as Job)),
    });
  }, [isOn]);
  return jobs;
}

export const underWay = (jobs: readonly Job[]): number => jobs.filter(isUnderWay).length;
