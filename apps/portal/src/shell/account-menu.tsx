import { Dropdown } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useTexts } from '@plinth/ui';
import { useMay, useMe } from '../session/session';
import styles from './shell.module.css';
import { shellTexts } from './shell.texts';

export function AccountMenu(): ReactNode {
  const t = useTexts(shellTexts);
  const name = useMe().data?.name ?? t.account;
  const may = useMay();
  const guide = { key: 'guide', label: <Link to="/admin/guide">{t.guide}</Link> };
  const items = [
    { key: 'account', label: <Link to="/workbench/account">{t.accountPage}</Link> },
    ...(may('org.import.run') ? [guide] : []),
    { type: 'divider' as const },
    { key: 'sign-out', label: <a href="/logout">{t.signOut}</a> },
  ];
  return (
    <Dropdown menu={{ items }} trigger={['click']}>
      <button type="button" className={styles['person']} aria-haspopup="menu">
        <span className={styles['face']} aria-hidden>
          {[...name][0]}
        </span>
        <span className={styles['personName']}>{name}</span>
      </button>
    </Dropdown>
  );
}
