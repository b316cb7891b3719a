import SearchOutlined from '@ant-design/icons/SearchOutlined';
import TeamOutlined from '@ant-design/icons/TeamOutlined';
import { Button } from 'antd';
import { useCallback, useState } from 'react';
import type { ReactNode } from 'react';
import type { CursorWindows } from '@plinth/api-client';
import { EmptyNotice, InitialStrip, Skeleton, TroubleNotice, useTexts, VirtualGrid } from '@plinth/ui';
import type { GridColumn } from '@plinth/ui';
import { Allowed } from '../../../session/session';
import type { ListedPerson } from '../api';
import styles from '../people.module.css';
import { peopleTexts } from '../texts';

interface Properties {
  readonly people: CursorWindows<ListedPerson>;
  readonly columns: readonly GridColumn<ListedPerson>[];
  readonly isNarrowed: boolean;
  readonly error: unknown;
  readonly unitPath: string | undefined;
  readonly onClear: () => void;
  readonly onOpen: (person: ListedPerson) => void;
}

export function PeopleList(properties: Properties): ReactNode {
  const { people, columns, isNarrowed, error, unitPath, onClear, onOpen } = properties;
  const t = useTexts(peopleTexts);
  const [initial, setInitial] = useState<string>();
  const onTop = useCallback((person: ListedPerson | undefined) => {
    if (person !== undefined) setInitial(person.pinyin[0]);
  }, []);
  if (error !== null && people.rowCount === 0) return <TroubleNotice error={error} onRetry={people.retry} />;
  if (people.hasEnd && people.rowCount === 0)
    return isNarrowed ? (
      <EmptyNotice picture={<SearchOutlined />} title={t.noneTitle} text={t.noneText}>
        <Button onClick={onClear}>{t.clear}</Button>
      </EmptyNotice>
    ) : (
      <EmptyNotice picture={<TeamOutlined />} title={t.emptyTitle} text={t.emptyText}>
        <Allowed to="org.import.run" at={unitPath}>
          <Button href="/admin/imports">{t.toImport}</Button>
        </Allowed>
      </EmptyNotice>
    );
  if (people.rowCount === 0)
    return (
      <div className={styles['waiting']}>
        <Skeleton lines={12} />
      </div>
    );
  return (
    <div className={styles['list']}>
      <VirtualGrid
        label={t.list}
        columns={columns}
        rowCount={people.rowCount}
        rowsBefore={people.rowsBefore}
        hasStart={people.hasStart}
        hasEnd={people.hasEnd}
        isBehind={people.isBehind}
        rowAt={people.rowAt}
        onLook={people.look}
        onTop={onTop}
        onOpen={onOpen}
        onLetter={people.jump}
        listKey={people.listKey}
      />
      <InitialStrip label={t.initials} labelOf={t.jumpTo} current={initial} onJump={people.jump} />
    </div>
  );
}
