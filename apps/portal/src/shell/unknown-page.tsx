import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { PageFrame, TroubleNotice, useTexts } from '@plinth/ui';
import { shellTexts } from './shell.texts';

export function UnknownPage(): ReactNode {
  const t = useTexts(shellTexts);
  const navigate = useNavigate();
  return (
    <PageFrame title={t.product} width="narrow">
      <TroubleNotice error={{ kind: 'missing' }}>
        <Button type="primary" onClick={() => void navigate('/')}>
          {t.toWorkbench}
        </Button>
      </TroubleNotice>
    </PageFrame>
  );
}
