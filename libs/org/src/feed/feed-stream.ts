import { Injectable } from '@nestjs/common';
import type { MessageEvent } from '@nestjs/common';
import { Observable } from 'rxjs';
import { DomainError } from '@plinth/error-contract';
import { OrgPermissions } from '@plinth/org-contract';
import { Authorities } from '@plinth/platform-auth';
import type { Principal } from '@plinth/platform-auth';
import { RosterAudit } from '../roster/roster-audit';
import { FeedWake } from './feed-wake';
import { ReadChanges } from './read-changes';

const HEARTBEAT_MS = 15_000;
const PAGE = 200;

/** The feed as server-sent events. It ends with the token, and what the client may see is asked anew for every page. */
@Injectable()
export class FeedStream {
  constructor(
    private readonly changes: ReadChanges,
    private readonly authorities: Authorities,
    private readonly wake: FeedWake,
    private readonly audit: RosterAudit,
  ) {}

  open(
    principal: Principal,
    start: { readonly cursor?: string; readonly from?: 'oldest' | 'now' },
  ): Observable<MessageEvent> {
    return new Observable<MessageEvent>((subscriber) => {
      const abort = new AbortController();
      const send = (message: MessageEvent): void => subscriber.next(message);
      this.run(principal, start, send, abort.signal)
        .catch((error: unknown) => send(problemOf(error)))
        .finally(() => subscriber.complete());
      return () => abort.abort();
    });
  }

  private async run(
    principal: Principal,
    start: { readonly cursor?: string; readonly from?: 'oldest' | 'now' },
    send: (message: MessageEvent) => void,
    signal: AbortSignal,
  ): Promise<void> {
    let position = start;
    while (!signal.aborted && !this.wake.isEnding && Date.now() < principal.expiresAt * 1000) {
      const mark = await this.wake.mark();
      const scope = await this.authorities.scopeOf(principal, OrgPermissions.rosterRead);
      if (scope.isEmpty) return;
      const page = await this.changes.execute({ ...position, clientId: principal.clientId, scope, limit: PAGE });
      for (const { cursor, ...change } of page.items) send({ id: cursor, type: 'change', data: change });
      if (page.items.length > 0) {
        await this.audit.read(principal, 'changes', { count: page.items.length, fields: page.fields, scope });
      }
      position = { cursor: page.nextCursor };
      if (page.hasMore) continue;
      const left = principal.expiresAt * 1000 - Date.now();
      await this.wake.wait(mark, Math.max(0, Math.min(HEARTBEAT_MS, left)), signal);
      // Also keeps the cursor of a quiet reader from growing old.
      if (!signal.aborted && !this.wake.isEnding) send({ id: page.nextCursor, type: 'heartbeat', data: {} });
    }
  }
}

/** A stream cannot change its status any more: the code goes out as its last event. */
const problemOf = (error: unknown): MessageEvent => ({
  type: 'problem',
  data:
    error instanceof DomainError
      ? { code: error.code, message: error.text('zh'), details: error.details }
      : { code: 'http.unexpected' },
});
