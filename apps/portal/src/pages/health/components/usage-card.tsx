import { Table } from 'antd';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { query } from '@plinth/api-client';
import { Card, EmptyNotice, Loaded, Scrollable, useFormat, useTexts } from '@plinth/ui';
import { healthTexts } from '../texts';
import { usageByClient } from '../usage';
import type { ClientUsage } from '../usage';

const DAY_MS = 86_400_000;
const PAGE = 500;

/** Hours begin whole: the same address for all who look within one. */
function aDayAgo(): string {
  const from = new Date(Date.now() - DAY_MS);
  from.setMinutes(0, 0, 0);
  return from.toISOString();
}

function useNames(): ReadonlyMap<string, string> {
  const t = useTexts(healthTexts);
  const clients = query.useQuery('get', '/api/identity/v1/clients', { params: { query: { limit: 200 } } });
  return new Map([
    ...(clients.data?.items ?? []).map(({ id, name }) => [id, name] as const),
    ['anonymous', t.anonymous],
    ['plinth-portal', t.portal],
  ]);
}

/** Who called how much, and how much of it was turned away. */
export function UsageCard(): ReactNode {
  const t = useTexts(healthTexts);
  const format = useFormat();
  const names = useNames();
  const [from] = useState(aDayAgo);
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = query.useInfiniteQuery(
    'get',
    '/api/gateway/v1/usage',
    { params: { query: { from, limit: PAGE } } },
    {
      pageParamName: 'cursor',
      initialPageParam: null,
      getNextPageParam: ({ nextCursor }: { readonly nextCursor?: string }) => nextCursor,
    },
  );
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  const count = (name: 'requests' | 'refused' | 'limited' | 'failed') => ({
    title: t.columns[name],
    key: name,
    align: 'right' as const,
    render: (_: unknown, usage: ClientUsage) => format.number(usage[name]),
  });
  return (
    <Card title={t.usage}>
      <Loaded
        from={{ data: data && usageByClient(data.pages.flatMap(({ items }) => items)), error, refetch }}
        isEmpty={(items) => items.length === 0}
        empty={<EmptyNotice title={t.usageEmpty} />}
      >
        {(items) => (
          <Scrollable label={t.usage} least={520}>
            <Table<ClientUsage>
              rowKey="client"
              size="small"
              pagination={false}
              dataSource={[...items]}
              columns={[
                {
                  title: t.columns.client,
                  key: 'client',
                  render: (_, { client }) => <bdi>{names.get(client) ?? client}</bdi>,
                },
                count('requests'),
                count('refused'),
                count('limited'),
                count('failed'),
              ]}
            />
          </Scrollable>
        )}
      </Loaded>
    </Card>
  );
}
