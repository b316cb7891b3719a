import { OrgEvents } from '@plinth/org-contract';

/** What a change is about; the roster has a list of the same name. */
export type ChangeKind = 'unit' | 'person' | 'membership' | 'guardianship';

/** One change as an application sees it. `deleted` is a tombstone: ids only. */
export interface Change {
  /** Cursor after this change: also its id in the stream. */
  readonly cursor: string;
  /** Id of the event: a change may be delivered twice, with the same id. */
  readonly id: string;
  readonly kind: ChangeKind;
  readonly action: 'changed' | 'deleted';
  readonly subjectId: string;
  readonly occurredAt: string;
  /** The thing as it is now; of a tombstone what its ids were. */
  readonly data: Readonly<Record<string, unknown>>;
}

interface FeedRule {
  readonly kind: ChangeKind;
  readonly action: Change['action'];
  /** Field of the event that names the subject. */
  readonly subject: string;
  /** Fields of the event that a tombstone shows. Never login names. */
  readonly shows: readonly string[];
}

const membership = ['membershipId', 'personId', 'unitId', 'role'];
const guardianship = ['guardianshipId', 'guardianId', 'studentId', 'relation'];

export const feedRules: Readonly<Record<string, FeedRule>> = {
  [OrgEvents.unitAdded]: { kind: 'unit', action: 'changed', subject: 'unitId', shows: [] },
  [OrgEvents.unitChanged]: { kind: 'unit', action: 'changed', subject: 'unitId', shows: [] },
  [OrgEvents.unitMoved]: { kind: 'unit', action: 'changed', subject: 'unitId', shows: [] },
  [OrgEvents.unitEnded]: { kind: 'unit', action: 'deleted', subject: 'unitId', shows: ['unitId', 'kind', 'parentId'] },
  [OrgEvents.personAdded]: { kind: 'person', action: 'changed', subject: 'personId', shows: [] },
  [OrgEvents.personChanged]: { kind: 'person', action: 'changed', subject: 'personId', shows: [] },
  [OrgEvents.personEnded]: { kind: 'person', action: 'deleted', subject: 'personId', shows: ['personId', 'reason'] },
  [OrgEvents.membershipStarted]: { kind: 'membership', action: 'changed', subject: 'membershipId', shows: membership },
  [OrgEvents.membershipEnded]: {
    kind: 'membership',
    action: 'deleted',
    subject: 'membershipId',
    shows: [...membership, 'reason'],
  },
  [OrgEvents.guardianshipStarted]: {
    kind: 'guardianship',
    action: 'changed',
    subject: 'guardianshipId',
    shows: guardianship,
  },
  [OrgEvents.guardianshipEnded]: {
    kind: 'guardianship',
    action: 'deleted',
    subject: 'guardianshipId',
    shows: guardianship,
  },
};

export const feedTypes = Object.keys(feedRules);
