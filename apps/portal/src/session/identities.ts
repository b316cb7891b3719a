import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { askWhoIsThere, query } from '@plinth/api-client';
import type { Me } from '@plinth/api-client';
import { useFormat, useTell, useTexts } from '@plinth/ui';
import { identityTexts } from './identity.texts';
import { useMe } from './session';
import { believe } from './tabs';

export type Identity = Me['identities'][number];
export type IdentityKind = Identity['kind'];

/** Work is done under these; a pupil or a parent has no administration. */
const workingKinds: readonly IdentityKind[] = ['staff', 'administrator'];

export interface Identities {
  readonly all: readonly Identity[];
  /** The one in use; absent while none has been chosen: then a person acts under all of them. */
  readonly current: Identity | undefined;
  /** Those in use. */
  readonly acting: readonly Identity[];
  /** What they are; of somebody without any, such as a parent whose child is not bound yet, what the account is for. */
  readonly kinds: readonly IdentityKind[];
  readonly isAtWork: boolean;
}

export const identitiesIn = (me: Me | undefined): Identities => {
  const all = me?.identities ?? [];
  const current = all.find((identity) => identity.current);
  const acting = current === undefined ? all : [current];
  return {
    ...{ all, current, acting },
    kinds: all.length === 0 && me !== undefined ? [me.audience] : acting.map(({ kind }) => kind),
    isAtWork: current === undefined || workingKinds.includes(current.kind),
  };
};

export const useIdentities = (): Identities => identitiesIn(useMe().data);

/** In a few words: 教职工 · 第一小学, 周小雨的家长. */
export function useIdentityName(): (identity: Identity) => string {
  const t = useTexts(identityTexts);
  const format = useFormat();
  return ({ kind, titles, schoolName, unitName }) => {
    if (kind === 'guardian' && titles.length > 0) return t.guardianOf(format.list(titles));
    return `${t.kinds[kind]} · ${kind === 'student' ? unitName : (schoolName ?? unitName)}`;
  };
}

/** Acts under another identity from now on: pages, applications and widgets follow. */
export function useChooseIdentity(): {
  readonly choose: (identity: Identity) => Promise<void>;
  readonly isBusy: boolean;
} {
  const t = useTexts(identityTexts);
  const tell = useTell();
  const client = useQueryClient();
  const nameOf = useIdentityName();
  const { mutateAsync, isPending } = query.useMutation('put', '/api/identity/v1/me/identity');
  const choose = useCallback(
    async (identity: Identity): Promise<void> => {
      try {
        await mutateAsync({ body: { identityId: identity.identityId } });
        const me = await askWhoIsThere();
        if (me !== 'nobody') believe(me);
        await client.invalidateQueries();
        tell.done(t.switched(nameOf(identity)));
      } catch (error) {
        tell.failed(error);
      }
    },
    [mutateAsync, client, tell, t, nameOf],
  );
  return { choose, isBusy: isPending };
}
