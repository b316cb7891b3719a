import { Button, Table } from 'antd';
import type { ReactNode } from 'react';
import { useFormat, useTexts } from '@plinth/ui';
import { usePermissions } from '../../../choice/permission-names';
import { useUnitNames } from '../../../choice/unit-names';
import { useMay } from '../../../session/session';
import { actionTexts } from '../action.texts';
import { useNames } from '../api';
import type { Entry } from '../api';
import { auditTexts } from '../texts';
import { wordsOf } from '../words';
import styles from './audit.module.css';
import { ResultBadge } from './result-badge';

interface Properties {
  readonly items: readonly Entry[];
  readonly onOpen: (entry: Entry) => void;
}

export function EntryTable({ items, onOpen }: Properties): ReactNode {
  const t = useTexts(auditTexts);
  const actions = useTexts(actionTexts) as Readonly<Record<string, string>>;
  // A refusal is kept under the permission that was missing.
  const permissions = new Map(usePermissions().map(({ name, text }) => [name, text]));
  const format = useFormat();
  const names = useNames(items.flatMap(({ actor, target }) => [actor, target ?? '']));
  const may = useMay()('org.unit.read');
  const units = useUnitNames(may ? items.flatMap(({ unitId }) => (unitId === undefined ? [] : [unitId])) : []);
  return (
    <Table<Entry>
      rowKey="id"
      size="small"
      dataSource={[...items]}
      pagination={false}
      scroll={{ x: 860 }}
      columns={[
        {
          title: t.columns.at,
          key: 'at',
          render: (_, { recordedAt }) => <span className={styles['at']}>{format.moment(recordedAt)}</span>,
        },
        {
          title: t.columns.who,
          key: 'who',
          render: (_, { actor }) => <bdi>{names.get(actor) ?? wordsOf(actor, t.actors)}</bdi>,
        },
        {
          title: t.columns.what,
          key: 'what',
          render: (_, { action }) =>
            actions[action] ?? permissions.get(action) ?? <span className={styles['mono']}>{action}</span>,
        },
        {
          title: t.columns.where,
          key: 'where',
          render: (_, { unitId }) => <bdi>{unitId === undefined ? '' : (units.get(unitId) ?? '')}</bdi>,
        },
        {
          title: t.columns.target,
          key: 'target',
          render: (_, { target }) => (
            <bdi>{target === undefined ? '' : (names.get(target) ?? wordsOf(target, t.targets))}</bdi>
          ),
        },
        { title: t.columns.result, key: 'result', render: (_, { result }) => <ResultBadge result={result} /> },
        {
          title: t.columns.act,
          key: 'act',
          render: (_, entry) => (
            <Button size="small" onClick={() => onOpen(entry)}>
              {t.detail}
            </Button>
          ),
        },
      ]}
    />
  );
}
