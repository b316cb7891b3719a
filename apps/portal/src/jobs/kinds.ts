import type { Job } from './job-list';

interface Kind {
  /** Where its page is. */
  readonly page: (job: Job) => string;
  /** Where its operations are. */
  readonly operation: (job: Job, name: 'cancellation' | 'resumption') => string;
}

/** What the tray has to know of a domain's jobs: one line each. */
export const kinds: Readonly<Record<string, Kind | undefined>> = {
  'org.import': {
    page: ({ id, unitId }) => `/admin/imports/${id}?unit=${unitId}`,
    operation: ({ id }, name) => `/api/org/v1/imports/${id}/${name}`,
  },
};
