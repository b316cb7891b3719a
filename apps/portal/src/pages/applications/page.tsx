import PlusOutlined from '@ant-design/icons/PlusOutlined';
import SearchOutlined from '@ant-design/icons/SearchOutlined';
import { Button, Input } from 'antd';
import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { EmptyNotice, ListFrame, Loaded, useTexts } from '@plinth/ui';
import { Allowed } from '../../session/session';
import { useApplications } from './api';
import { ApplicationTable } from './components/application-table';
import { applicationsTexts } from './texts';

export function ApplicationsPage(): ReactNode {
  const t = useTexts(applicationsTexts);
  const navigate = useNavigate();
  const [parameters, setParameters] = useSearchParams();
  const q = parameters.get('q') ?? '';
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useApplications();
  const all = data?.pages.flatMap(({ items }) => items);
  useEffect(() => {
    // What is looked for may stand on a page that has not been asked for yet.
    if (q !== '' && hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [q, hasNextPage, isFetchingNextPage, fetchNextPage]);
  const wanted = q.trim().toLowerCase();
  const found = all?.filter(({ id, name }) => name.toLowerCase().includes(wanted) || id.includes(wanted));
  const register = (
    <Allowed to="identity.client.write">
      <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => void navigate('/developer/new')}>
        {t.register}
      </Button>
    </Allowed>
  );
  return (
    <ListFrame
      title={t.title}
      lead={t.lead}
      actions={register}
      tools={
        <Input
          prefix={<SearchOutlined aria-hidden />}
          aria-label={t.filter}
          placeholder={t.filter}
          allowClear
          defaultValue={q}
          style={{ maxWidth: 320 }}
          onChange={({ target }) =>
            setParameters(target.value === '' ? {} : { q: target.value }, { replace: true, preventScrollReset: true })
          }
        />
      }
    >
      <Loaded
        from={{ data: found, error, refetch }}
        isEmpty={(shown) => shown.length === 0}
        empty={
          q === '' ? (
            <EmptyNotice title={t.emptyTitle} text={t.emptyText}>
              {register}
            </EmptyNotice>
          ) : (
            <EmptyNotice title={t.noMatch} />
          )
        }
      >
        {(shown) => (
          <ApplicationTable
            items={shown}
            {...(hasNextPage ? { onMore: () => void fetchNextPage() } : {})}
            isLoadingMore={isFetchingNextPage}
          />
        )}
      </Loaded>
    </ListFrame>
  );
}
