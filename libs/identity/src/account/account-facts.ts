import { OrgEvents } from '@plinth/org-contract';
import type { LoginNameFact, PersonAdded, PersonChanged, PersonEnded } from '@plinth/org-contract';
import type { Audience } from './account';

/** What a run of org events says about one person in the end. */
export interface AccountFact {
  readonly personId: string;
  /** Absent when only an end was told. */
  readonly audience?: Audience;
  /** Absent when nothing was told: an edit does not bring back who has left. */
  readonly presence?: 'present' | 'suspended' | 'ended';
  /** The whole set; absent when nothing was told. */
  readonly loginNames?: readonly LoginNameFact[];
  readonly endsSessions: boolean;
  /** Erased, undone or merged: credentials go as well. */
  readonly forgets: boolean;
  /** It was never anybody (sample data): the account itself goes. */
  readonly vanishes?: true;
}

interface PersonEvent {
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}

const forgetting = ['erased', 'undone', 'merged', 'deceased', 'removed'];

/** One fact a person, in the order in which the persons first appear. Events of one person are in their order. */
export function accountFactsOf(events: readonly PersonEvent[]): AccountFact[] {
  const facts = new Map<string, AccountFact>();
  for (const event of events) {
    const personId = event.data['personId'] as string;
    const before = facts.get(personId) ?? { personId, endsSessions: false, forgets: false };
    facts.set(personId, after(before, event));
  }
  return [...facts.values()];
}

function after(before: AccountFact, { type, data }: PersonEvent): AccountFact {
  switch (type) {
    case OrgEvents.personAdded: {
      const { audience, loginNames } = data as unknown as PersonAdded;
      return { ...before, audience, loginNames: loginNames ?? [], presence: 'present' };
    }
    case OrgEvents.personChanged: {
      const { audience, loginNames, signInChanged, changed } = data as unknown as PersonChanged;
      const isBack = (changed ?? []).includes('status');
      return {
        ...before,
        audience,
        loginNames: loginNames ?? [],
        endsSessions: before.endsSessions || signInChanged === true,
        ...(isBack ? { presence: 'present' as const } : {}),
      };
    }
    case OrgEvents.personEnded: {
      const { reason } = data as unknown as PersonEnded;
      const forgets = before.forgets || forgetting.includes(reason);
      return reason === 'suspended'
        ? { ...before, presence: 'suspended', endsSessions: true }
        : {
            ...before,
            presence: 'ended',
            loginNames: [],
            endsSessions: true,
            forgets,
            ...(reason === 'removed' ? { vanishes: true as const } : {}),
          };
    }
    default:
      return before;
  }
}
