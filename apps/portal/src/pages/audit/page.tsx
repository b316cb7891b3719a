import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { EmptyNotice, ListFrame, Loaded, useTexts } from '@plinth/ui';
import { ROOT_ID } from '../../session/permission';
import { Allowed } from '../../session/session';
import { useUnitInView } from '../../session/unit-in-view';
import { useEntries } from './api';
import type { Entry } from './api';
import { ChainState } from './components/chain-state';
import { EntryDrawer } from './components/entry-drawer';
import { EntryTable } from './components/entry-table';
import { ExportMenu } from './components/export-menu';
import { Filters } from './components/filters';
import styles from './components/audit.module.css';
import { filterOf, hasFilter } from './filter';
import { auditTexts } from './texts';

export function AuditPage(): ReactNode {
  const t = useTexts(auditTexts);
  const [parameters] = useSearchParams();
  const { unit, unitId, error: unitError } = useUnitInView();
  const [opened, setOpened] = useState<Entry>();
  const isKnown = unit !== undefined || unitError !== null;
  // What belongs to no unit, signing in among it, is seen where everything is.
  const filter = isKnown ? filterOf(parameters, unitId === ROOT_ID ? undefined : unitId) : undefined;
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useEntries(filter);
  const isFiltered = hasFilter(parameters);
  return (
    <>
      <ListFrame
        title={t.title}
        lead={t.lead}
        actions={
          <Allowed to="audit.entry.export">
            <ExportMenu filter={filter ?? {}} />
          </Allowed>
        }
        tools={<Filters isFiltered={isFiltered} />}
      >
        <Allowed to="audit.chain.verify" at="">
          <ChainState />
        </Allowed>
        <Loaded
          from={{ data: data?.pages.flatMap(({ items }) => items), error, refetch }}
          isEmpty={(items) => items.length === 0}
          empty={<EmptyNotice title={isFiltered ? t.noMatch : t.empty} />}
        >
          {(items) => <EntryTable items={items} onOpen={setOpened} />}
        </Loaded>
        {hasNextPage ? (
          <div className={styles['more']}>
            <Button onClick={() => void fetchNextPage()} loading={isFetchingNextPage}>
              {t.more}
            </Button>
          </div>
        ) : null}
      </ListFrame>
      <EntryDrawer entry={opened} onClose={() => setOpened(undefined)} />
    </>
  );
}
