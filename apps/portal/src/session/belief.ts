import type { Me } from '@plinth/api-client';

/** What a tab goes by: who is signed in, and which identity that person has chosen. */
export interface Belief {
  readonly personId: string;
  readonly name: string;
  readonly identity: string;
}

/** What the gateway compares it with when nothing has been chosen. */
const NONE = 'none';

export const beliefIn = ({ personId, name, chosenIdentityId }: Me): Belief => ({
  ...{ personId, name },
  identity: chosenIdentityId ?? NONE,
});

/** With one identity alone there is nothing to mistake. */
export const identityHeaderOf = (me: Me): string | undefined =>
  me.identities.length > 1 || me.chosenIdentityId !== undefined ? beliefIn(me).identity : undefined;

export type Difference = 'person' | 'identity' | undefined;

export function differenceOf(believed: Belief, there: Belief): Difference {
  if (believed.personId !== there.personId) return 'person';
  return believed.identity === there.identity ? undefined : 'identity';
}
