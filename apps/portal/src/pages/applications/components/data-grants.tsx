import { Button, Table } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { query } from '@plinth/api-client';
import type { components } from '@plinth/api-client';
import { Badge, Card, EmptyNotice, Loaded, Scrollable, useFormat, useLanguage, useTexts } from '@plinth/ui';
import { useUnitNames } from '../../../choice/unit-names';
import { Allowed, useMay } from '../../../session/session';
import { grantTexts } from '../grant.texts';
import styles from './applications.module.css';
import { GiveGrant } from './give-grant';
import { RevokeGrant } from './revoke-grant';

type Grant = components['schemas']['DataGrantResponse'];

const stateOf = ({ isInForce, revokedAt }: Grant): 'inForce' | 'expired' | 'revoked' =>
  isInForce ? 'inForce' : revokedAt === null ? 'expired' : 'revoked';

function GrantTable({
  items,
  onRevoke,
}: {
  readonly items: readonly Grant[];
  readonly onRevoke: (id: string) => void;
}) {
  const t = useTexts(grantTexts);
  const format = useFormat();
  const { language } = useLanguage();
  const may = useMay();
  const units = useUnitNames(items.map(({ unitId }) => unitId));
  const fields = query.useQuery('get', '/api/market/v1/data-grants/fields', undefined, { staleTime: Infinity });
  const names = new Map(fields.data?.items.map(({ name, zh, en }) => [name, language === 'en' ? en : zh]));
  return (
    <Scrollable label={t.title} least={720}>
      <Table<Grant>
        rowKey="grantId"
        size="small"
        dataSource={[...items]}
        pagination={false}
        columns={[
          { title: t.columns.unit, key: 'unit', render: (_, { unitId }) => units.get(unitId) ?? '…' },
          {
            title: t.columns.fields,
            key: 'fields',
            render: (_, grant) => format.list(grant.fields.map((name) => names.get(name) ?? name)),
          },
          { title: t.columns.purpose, key: 'purpose', render: (_, { purpose }) => <bdi>{purpose}</bdi> },
          { title: t.columns.until, key: 'until', render: (_, { expiresAt }) => format.moment(expiresAt) },
          {
            title: t.columns.state,
            key: 'state',
            render: (_, grant) => <Badge tone={grant.isInForce ? 'good' : 'plain'}>{t.states[stateOf(grant)]}</Badge>,
          },
          {
            title: t.columns.act,
            key: 'act',
            render: (_, grant) =>
              grant.isInForce && may('market.grant.write') ? (
                <Button size="small" onClick={() => onRevoke(grant.grantId)}>
                  {t.revoke}
                </Button>
              ) : null,
          },
        ]}
      />
    </Scrollable>
  );
}

/** What an application may read of whom, for what, until when. */
export function DataGrants({ clientId }: { readonly clientId: string }): ReactNode {
  const t = useTexts(grantTexts);
  const [isGiving, setGiving] = useState(false);
  const [revoking, setRevoking] = useState<string>();
  const grants = query.useInfiniteQuery(
    'get',
    '/api/market/v1/data-grants',
    { params: { query: { clientId, limit: 50 } } },
    { pageParamName: 'cursor', initialPageParam: null, getNextPageParam: ({ nextCursor }) => nextCursor },
  );
  const { error, refetch, hasNextPage } = grants;
  const data = grants.data?.pages.flatMap(({ items }) => items);
  return (
    <Card
      title={t.title}
      actions={
        <Allowed to="market.grant.write">
          <Button size="small" onClick={() => setGiving(true)}>
            {t.give}
          </Button>
        </Allowed>
      }
    >
      <p className={styles['note']}>{t.lead}</p>
      <Loaded
        from={{ data, error, refetch }}
        isEmpty={(items) => items.length === 0}
        empty={<EmptyNotice title={t.empty} text={t.emptyText} />}
      >
        {(items) => <GrantTable items={items} onRevoke={setRevoking} />}
      </Loaded>
      {hasNextPage ? (
        <div className={styles['more']}>
          <Button onClick={() => void grants.fetchNextPage()}>{t.more}</Button>
        </div>
      ) : null}
      <GiveGrant clientId={clientId} isOpen={isGiving} onClose={() => setGiving(false)} />
      <RevokeGrant grantId={revoking} onClose={() => setRevoking(undefined)} />
    </Card>
  );
}
