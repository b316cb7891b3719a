import SwapOutlined from '@ant-design/icons/SwapOutlined';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Notice, PageFrame, useTexts } from '@plinth/ui';
import { useChooseIdentity, useIdentities, useIdentityName } from '../session/identities';
import { identityTexts } from '../session/identity.texts';
import { shellTexts } from './shell.texts';

/** A page of the administration, opened while one is here as a parent or a pupil. */
export function AtWorkAlone(): ReactNode {
  const { product } = useTexts(shellTexts);
  const t = useTexts(identityTexts);
  const nameOf = useIdentityName();
  const { all, current } = useIdentities();
  const { choose, isBusy } = useChooseIdentity();
  const atWork = all.filter(({ kind }) => kind === 'staff' || kind === 'administrator');
  return (
    <PageFrame title={product} width="narrow">
      <Notice
        picture={<SwapOutlined />}
        title={t.atWorkTitle}
        text={current === undefined ? undefined : t.atWorkText(nameOf(current))}
      >
        {atWork.map((identity) => (
          <Button key={identity.identityId} type="primary" loading={isBusy} onClick={() => void choose(identity)}>
            {t.use(nameOf(identity))}
          </Button>
        ))}
      </Notice>
    </PageFrame>
  );
}
