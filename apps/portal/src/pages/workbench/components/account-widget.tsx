import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Card, useTexts } from '@plinth/ui';
import { workbenchTexts } from '../texts';
import styles from './workbench.module.css';

export function AccountWidget(): ReactNode {
  const t = useTexts(workbenchTexts);
  return (
    <Card title={t.account}>
      <p className={styles['text']}>{t.accountText}</p>
      <Button href="/account">{t.openAccount}</Button>
    </Card>
  );
}
