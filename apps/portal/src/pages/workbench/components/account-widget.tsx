import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { Card, useTexts } from '@plinth/ui';
import { workbenchTexts } from '../texts';
import styles from './workbench.module.css';

export function AccountWidget(): ReactNode {
  const t = useTexts(workbenchTexts);
  const navigate = useNavigate();
  return (
    <Card title={t.account}>
      <p className={styles['text']}>{t.accountText}</p>
      <Button onClick={() => void navigate('/workbench/account')}>{t.openAccount}</Button>
    </Card>
  );
}
