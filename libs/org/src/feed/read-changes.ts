import { Injectable } from '@nestjs/common';
import { DomainError } from '@plinth/error-contract';
import { OrgErrors } from '@plinth/org-contract';
import type { Scope } from '@plinth/platform-auth';
import { encodeCursor } from '@plinth/platform-database';
import { ClientGrants } from '../roster/client-grants';
import type { GrantedFields } from '../roster/granted-fields';
import { RosterPeople } from '../roster/roster-people';
import { RosterReader } from '../roster/roster.reader';
import { feedRules } from './change';
import type { Change } from './change';
import { FeedReader } from './feed.reader';
import type { FeedEvent } from './feed.reader';

export interface ChangePage {
  readonly items: readonly Change[];
  /** Always given: go on from here, now or later. */
  readonly nextCursor: string;
  readonly hasMore: boolean;
  /** Every field that the client was shown somewhere in this page. */
  readonly fields: ReadonlySet<string>;
}

export interface ChangesQuery {
  readonly clientId: string | undefined;
  readonly scope: Scope;
  readonly cursor?: string;
  /** Without a cursor: the oldest change kept, or only what comes from now on. */
  readonly from?: 'oldest' | 'now';
  readonly limit: number;
}

/** Changes in commit order, each with the thing as it is now and as far as the client may know it. */
@Injectable()
export class ReadChanges {
  constructor(
    private readonly feed: FeedReader,
    private readonly roster: RosterReader,
    private readonly grants: ClientGrants,
    private readonly people: RosterPeople,
  ) {}

  /** @throws DomainError `org.feed_cursor_invalid`, `org.feed_cursor_expired` */
  async execute(query: ChangesQuery): Promise<ChangePage> {
    const after = await this.startOf(query);
    const [slice, granted] = await Promise.all([
      this.feed.slice(after, query.scope.roots, query.limit),
      this.grants.of(query.clientId),
    ]);
    const items = await this.hydrate(slice.events, query.scope.roots, granted);
    return {
      items,
      nextCursor: encodeCursor([slice.reached]),
      hasMore: slice.reached < slice.newest,
      fields: granted.all,
    };
  }

  private async startOf(query: ChangesQuery): Promise<number> {
    const { oldest, newest } = await this.feed.bounds();
    if (query.cursor === undefined) return query.from === 'now' ? newest : oldest - 1;
    const after = positionOf(query.cursor);
    if (after > newest) throw new DomainError(OrgErrors.feedCursorInvalid);
    if (after < oldest - 1) throw new DomainError(OrgErrors.feedCursorExpired, { oldest: encodeCursor([newest]) });
    return after;
  }

  private async hydrate(events: readonly FeedEvent[], roots: readonly string[], granted: GrantedFields) {
    const ids = (kind: string): string[] => [
      ...new Set(
        events.flatMap(({ type, data }) => {
          const rule = feedRules[type];
          return rule?.kind === kind && rule.action === 'changed' ? [String(data[rule.subject])] : [];
        }),
      ),
    ];
    const [people, units] = [ids('person'), ids('unit')];
    const page = { roots, after: null, limit: events.length };
    const [personRows, unitRows] = await Promise.all([
      people.length === 0 ? [] : this.roster.people({ ...page, fields: granted.all, ids: people }),
      units.length === 0 ? [] : this.roster.relation('units', { ...page, ids: units }),
    ]);
    const now = new Map<string, Readonly<Record<string, unknown>>>([
      ...personRows.map((row) => [row.id, this.people.answer(row, granted)] as const),
      ...unitRows.map((row) => [row.id, row] as const),
    ]);
    return events.flatMap((event) => changeOf(event, now));
  }
}

/** A changed thing that is out of reach by now is told as gone; the tombstone of its own follows or has been. */
function changeOf(event: FeedEvent, now: ReadonlyMap<string, Readonly<Record<string, unknown>>>): Change[] {
  const rule = feedRules[event.type];
  if (rule === undefined) return [];
  const subjectId = String(event.data[rule.subject]);
  const isHydrated = rule.action === 'changed' && ['person', 'unit'].includes(rule.kind);
  const present = now.get(subjectId);
  const shown = Object.fromEntries(rule.shows.map((field) => [field, event.data[field]]));
  return [
    {
      cursor: encodeCursor([event.position]),
      id: event.id,
      kind: rule.kind,
      action: isHydrated && present === undefined ? 'deleted' : rule.action,
      subjectId,
      occurredAt: event.occurredAt.toISOString(),
      data: isHydrated ? (present ?? { id: subjectId }) : shown,
    },
  ];
}

function positionOf(cursor: string): number {
  try {
    const [position] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as unknown[];
    if (Number.isSafeInteger(position) && (position as number) >= 0) return position as number;
  } catch {
    // falls through: what cannot be parsed is refused like what does not fit
  }
  throw new DomainError(OrgErrors.feedCursorInvalid);
}
