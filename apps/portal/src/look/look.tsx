import { createContext, use, useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { query } from '@plinth/api-client';
import { ThemeProvider } from '@plinth/ui';
import { useIdentities } from '../session/identities';
import { useMe } from '../session/session';
import { keepLook, keptLook } from './kept-look';
import type { Look } from './kept-look';

const STALE_MS = 300_000;

const LookContext = createContext<Look | undefined>(undefined);

/** The logo and the name in the head of the pages; undefined where no unit has put any. */
export const useLook = (): Look | undefined => use(LookContext);

/** The look of the identity in use; until the base has answered, that of the last time. */
function useAnswered(): Look | undefined {
  const [kept, setKept] = useState(keptLook);
  const isKnown = useMe().data !== undefined;
  const { current } = useIdentities();
  const asked = current === undefined ? {} : { identityId: current.identityId };
  const { data } = query.useQuery(
    'get',
    '/api/org/v1/me/look',
    { params: { query: asked } },
    { enabled: isKnown, staleTime: STALE_MS },
  );
  useEffect(() => {
    if (data === undefined) return;
    const look = data.look ?? undefined;
    keepLook(look);
    setKept(look);
  }, [data]);
  return data === undefined ? kept : (data.look ?? undefined);
}

/** The pages in the colour of the unit that one belongs to. */
export function LookProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const look = useAnswered();
  return (
    <LookContext value={look}>
      <ThemeProvider accents={look?.palette ?? undefined}>{children}</ThemeProvider>
    </LookContext>
  );
}
