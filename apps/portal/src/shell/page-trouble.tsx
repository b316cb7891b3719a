import ReloadOutlined from '@ant-design/icons/ReloadOutlined';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useRouteError } from 'react-router';
import { Notice, PageFrame, useTexts } from '@plinth/ui';
import { shellTexts } from './shell.texts';

/** The code of a page of before is no longer there once the base has been updated. */
const isOutdated = (error: unknown): boolean =>
  error instanceof TypeError && /import|module|preload/i.test(error.message);

/** A page that throws takes nothing else with it. */
export function PageTrouble(): ReactNode {
  const t = useTexts(shellTexts);
  const outdated = isOutdated(useRouteError());
  return (
    <PageFrame title={t.product} width="narrow">
      <Notice
        picture={<ReloadOutlined />}
        title={outdated ? t.outdatedTitle : t.brokenTitle}
        text={outdated ? t.outdatedText : t.brokenText}
        isBad={!outdated}
      >
        <Button type="primary" onClick={() => window.location.reload()}>
          {t.reopen}
        </Button>
        <Button href="/">{t.toWorkbench}</Button>
      </Notice>
    </PageFrame>
  );
}
