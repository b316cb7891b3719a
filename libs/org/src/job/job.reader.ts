import type { Scope } from '@plinth/platform-auth';
import type { Job } from './job';

/** What somebody began and is still under way, waits for an answer, or has ended within the last day. */
export abstract class JobReader {
  /** Newest first; 50 at most. */
  abstract of(actor: string, scope: Scope): Promise<readonly Job[]>;
}
