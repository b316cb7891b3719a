import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { BeforeApplicationShutdown, MessageEvent } from '@nestjs/common';
import { Observable } from 'rxjs';
import { OrgPermissions } from '@plinth/org-contract';
import { Authorities, actorOf } from '@plinth/platform-auth';
import type { Principal } from '@plinth/platform-auth';
import type { Job } from './job';
import { JobReader } from './job.reader';

const HEARTBEAT_MS = 15_000;
/** Between two looks: while something moves, and while nothing does. */
const MOVING_MS = 500;
const RESTING_MS = 3_000;

/**
 * Somebody's jobs as server-sent events: all of them first, then each that has changed. A stream that breaks loses
 * nothing: the next one begins with all of them again. It ends with the token, and with the right to run imports.
 */
@Injectable()
export class JobStream implements BeforeApplicationShutdown {
  private readonly open = new Set<AbortController>();

  constructor(
    private readonly jobs: JobReader,
    private readonly authorities: Authorities,
  ) {}

  of(principal: Principal): Observable<MessageEvent> {
    return new Observable<MessageEvent>((subscriber) => {
      const abort = new AbortController();
      this.open.add(abort);
      const send = (message: MessageEvent): void => subscriber.next(message);
      this.run(principal, send, abort.signal)
        // What cannot be read now is read by the next stream: the browser opens one by itself.
        .catch(() => undefined)
        .finally(() => {
          this.open.delete(abort);
          subscriber.complete();
        });
      return () => abort.abort();
    });
  }

  beforeApplicationShutdown(): void {
    for (const abort of this.open) abort.abort();
  }

  private async run(principal: Principal, send: (message: MessageEvent) => void, signal: AbortSignal): Promise<void> {
    const actor = actorOf(principal);
    let known: ReadonlyMap<string, string> | undefined;
    let saidAt = performance.now();
    while (!signal.aborted && Date.now() < principal.expiresAt * 1_000) {
      const scope = await this.authorities.scopeOf(principal, OrgPermissions.importRun);
      if (scope.isEmpty) return;
      const jobs = await this.jobs.of(actor, scope);
      const messages = known === undefined ? [all(jobs)] : changesOf(jobs, known);
      for (const message of messages) send(message);
      known = new Map(jobs.map((job) => [job.id, JSON.stringify(job)]));
      if (messages.length > 0) saidAt = performance.now();
      else if (performance.now() - saidAt > HEARTBEAT_MS) {
        send({ type: 'heartbeat', data: {} });
        saidAt = performance.now();
      }
      const pause = jobs.some(({ state }) => state === 'running') ? MOVING_MS : RESTING_MS;
      await sleep(pause, undefined, { signal }).catch(() => undefined);
    }
  }
}

const all = (jobs: readonly Job[]): MessageEvent => ({ type: 'jobs', data: { items: jobs } });

const changesOf = (jobs: readonly Job[], known: ReadonlyMap<string, string>): MessageEvent[] =>
  jobs
    .filter((job) => known.get(job.id) !== JSON.stringify(job))
    .map((job): MessageEvent => ({ type: 'job', data: job }));
