import type { ReactNode } from 'react';
import { Link, useLocation } from 'react-router';
import { PageFrame, useTexts } from '@plinth/ui';
import { Written } from './components/written';
import { blocksOf } from './markdown';
import { guideTexts } from './texts';

const [text = ''] = Object.values(
  import.meta.glob<string>('../../../../../docs/guides/roster-columns.zh-CN.md', {
    eager: true,
    query: '?raw',
    import: 'default',
  }),
);

/** For readers of the repository alone. */
const isForThem = ({ kind }: { readonly kind: string }, at: number): boolean => kind === 'paragraph' && at === 1;
const blocks = blocksOf(text).filter((block, at) => !isForThem(block, at));

/** What the columns of a roster may be called, from the list that the import itself goes by. */
export function RosterColumnsPage(): ReactNode {
  const t = useTexts(guideTexts);
  const { search } = useLocation();
  return (
    <PageFrame
      above={<Link to={`/admin/guide${search}`}>{t.toGuide}</Link>}
      title={t.columnsTitle}
      {...(t.chineseOnly === '' ? {} : { lead: t.chineseOnly })}
    >
      <Written blocks={blocks} />
    </PageFrame>
  );
}
