import type { ReactNode } from 'react';
import { Link, useLocation } from 'react-router';
import { PageFrame, useTexts } from '@plinth/ui';
import { Written } from './components/written';
import { blocksOf } from './markdown';
import { guideTexts } from './texts';

const [text = ''] = Object.values(
  import.meta.glob<string>('../../../../../docs/guides/school-admin.zh-CN.md', {
    eager: true,
    query: '?raw',
    import: 'default',
  }),
);

const addresses = import.meta.glob<string>('../../../../../docs/guides/images/*.webp', {
  eager: true,
  query: '?url',
  import: 'default',
});
const pictures = Object.fromEntries(
  Object.entries(addresses).map(([file, address]) => [file.slice(file.lastIndexOf('/') + 1), address]),
);
const blocks = blocksOf(text);

/** The guide of docs/guides where it is needed, with its own pictures. */
export function GuidePage(): ReactNode {
  const t = useTexts(guideTexts);
  const { search } = useLocation();
  return (
    <PageFrame
      title={t.title}
      {...(t.chineseOnly === '' ? {} : { lead: t.chineseOnly })}
      actions={<Link to={`/admin/guide/roster-columns${search}`}>{t.toColumns}</Link>}
    >
      <Written blocks={blocks} pictures={pictures} />
    </PageFrame>
  );
}
