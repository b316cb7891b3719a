import type { ReactNode } from 'react';
import { PageFrame, Skeleton, TroubleNotice, useTexts } from '@plinth/ui';
import type { Permission } from '../session/permission';
import { useMay, useRights, wasAllowed } from '../session/session';
import { useIdentities } from '../session/identities';
import { AtWorkAlone } from './at-work-alone';
import { RightWithdrawn } from './right-withdrawn';
import { shellTexts } from './shell.texts';

/** A page whose right is missing, or was withdrawn while it was open, says so in place of itself. */
export function PageGate({
  needs,
  children,
}: {
  readonly needs?: Permission;
  readonly children: ReactNode;
}): ReactNode {
  const t = useTexts(shellTexts);
  const may = useMay();
  const { isKnown } = useRights();
  const { isAtWork } = useIdentities();
  if (needs !== undefined && may(needs) && !isAtWork) return <AtWorkAlone />;
  if (needs === undefined || may(needs)) return children;
  return (
    <PageFrame title={t.product} width="narrow">
      {!isKnown ? (
        <Skeleton />
      ) : wasAllowed(needs) ? (
        <RightWithdrawn />
      ) : (
        <TroubleNotice error={{ kind: 'forbidden' }} />
      )}
    </PageFrame>
  );
}
