import LockOutlined from '@ant-design/icons/LockOutlined';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Notice, useTexts } from '@plinth/ui';
import { useIdentities } from '../session/identities';
import { shellTexts } from './shell.texts';

/** In place of a page that could be used until a moment ago: what has happened, and who can be asked. */
export function RightWithdrawn(): ReactNode {
  const t = useTexts(shellTexts);
  const { acting } = useIdentities();
  const place = acting.map(({ schoolName, unitName }) => schoolName ?? unitName)[0];
  return (
    <Notice picture={<LockOutlined />} title={t.withdrawnTitle} text={t.withdrawnText(place ?? t.ownUnit)}>
      <Link to="/">{t.toWorkbench}</Link>
    </Notice>
  );
}
