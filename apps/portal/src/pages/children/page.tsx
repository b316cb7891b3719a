import type { ReactNode } from 'react';
import { Card, PageFrame, useTexts } from '@plinth/ui';
import { BindForm } from './components/bind-form';
import { ChildList } from './components/child-list';
import { childrenTexts } from './texts';

/** A guardian's children: bound by the code of the slip, or entered by the school. */
export function ChildrenPage(): ReactNode {
  const t = useTexts(childrenTexts);
  return (
    <PageFrame title={t.title} lead={t.lead} width="narrow">
      <Card title={t.bind}>
        <BindForm />
      </Card>
      {/* Below: a list whose length is not known yet moves nothing. */}
      <Card title={t.bound}>
        <ChildList />
      </Card>
    </PageFrame>
  );
}
