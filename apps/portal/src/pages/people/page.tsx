import DownloadOutlined from '@ant-design/icons/DownloadOutlined';
import PlusOutlined from '@ant-design/icons/PlusOutlined';
import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { lazy, Suspense, useCallback, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { ListFrame, useFormat, useTell, useTexts } from '@plinth/ui';
import { hasDraft } from '../../session/drafts';
import { Allowed } from '../../session/session';
import { UNIT_PARAMETER, useUnitInView } from '../../session/unit-in-view';
import { personTerms } from '../../texts/person-terms';
import { askForList, exportPeople, usePeople, useTotal } from './api';
import type { ListedPerson } from './api';
import { columnKeys, FIXED, useColumns, usualColumns } from './columns';
import type { ColumnKey } from './columns';
import { ColumnChoice } from './components/column-choice';
import { useKept } from './components/kept';
import { PeopleList } from './components/people-list';
import { PeopleTools } from './components/people-tools';
import { SavedViews } from './components/saved-views';
import { ADD_PERSON } from './draft';
import { isNarrowed, useFilter } from './filter';
import type { PeopleFilter } from './filter';
import { peopleTexts } from './texts';

/** Forms are far more code than a list, and most who open it only look. */
const AddPerson = lazy(async () => ({ default: (await import('./components/add-person')).AddPerson }));

const areColumns = (value: unknown): value is readonly ColumnKey[] =>
  Array.isArray(value) && value.includes(FIXED) && value.every((key) => columnKeys.includes(key));

export function PeoplePage(): ReactNode {
  const t = useTexts(peopleTexts);
  const terms = useTexts(personTerms);
  const format = useFormat();
  const tell = useTell();
  const navigate = useNavigate();
  const { unit, unitId, error } = useUnitInView();
  const { filter, set } = useFilter();
  const people = usePeople(unitId, filter);
  const queries = useQueryClient();
  const narrow = (changed: Partial<PeopleFilter>, isTyped?: boolean): void => {
    if (unitId !== undefined) askForList(queries, unitId, { ...filter, ...changed });
    set(changed, isTyped);
  };
  const [chosen, choose] = useKept<readonly ColumnKey[]>('people.columns', usualColumns, areColumns);
  const [isExporting, setExporting] = useState(false);
  const [isAdding, setAdding] = useState(() => hasDraft(ADD_PERSON));
  const addressOf = useCallback(
    ({ id }: ListedPerson) => `/admin/people/${id}?${new URLSearchParams({ [UNIT_PARAMETER]: unitId ?? '' })}`,
    [unitId],
  );
  const onSort = useCallback((sort: PeopleFilter['sort']) => set({ sort }), [set]);
  const columns = useColumns({ sort: filter.sort, onSort, addressOf });
  const shown = useMemo(() => chosen.map((key) => columns[key]), [chosen, columns]);
  const titles = {
    ...terms,
    number: t.identifier,
    id_card: terms.identifiers.id_card,
    phone: terms.contacts.phone,
  };
  const exportShown = async (): Promise<void> => {
    setExporting(true);
    try {
      await exportPeople(unitId as string, filter, chosen);
      tell.done(t.exported);
    } catch (failure) {
      tell.failed(failure);
    } finally {
      setExporting(false);
    }
  };
  const total = useTotal(unitId, filter, people);
  const counted = format.number(total?.count ?? 0);
  return (
    <ListFrame
      isWhole
      title={t.title}
      {...(unit === undefined ? {} : { lead: t.lead(unit.displayName) })}
      actions={
        <>
          <Allowed to="org.person.export" at={unit?.path}>
            <Button
              icon={<DownloadOutlined aria-hidden />}
              loading={isExporting}
              disabled={unitId === undefined}
              onClick={() => void exportShown()}
            >
              {isExporting ? t.exporting : t.export}
            </Button>
          </Allowed>
          <Allowed to="org.person.write" at={unit?.path}>
            <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setAdding(true)}>
              {t.add}
            </Button>
          </Allowed>
        </>
      }
      tools={
        <PeopleTools filter={filter} onChange={narrow}>
          <SavedViews filter={filter} onChoose={set} />
          <ColumnChoice titles={titles} chosen={chosen} onChoose={choose} />
        </PeopleTools>
      }
      foot={
        <>
          <span aria-live="polite">
            {total === undefined ? t.counting : total.isExact ? t.count(counted) : t.countMore(counted)}
          </span>
          <span>{t.masked}</span>
        </>
      }
    >
      <PeopleList
        people={people}
        columns={shown}
        isNarrowed={isNarrowed(filter)}
        error={error ?? people.error}
        onClear={() => set({ q: '', role: undefined, status: undefined })}
        onOpen={(person) => void navigate(addressOf(person))}
        unitPath={unit?.path}
      />
      {isAdding && unit !== undefined ? (
        <Suspense>
          <AddPerson unit={unit} onClose={() => setAdding(false)} />
        </Suspense>
      ) : null}
    </ListFrame>
  );
}
