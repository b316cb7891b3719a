import { Tag } from 'antd';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { SortTitle, useTexts } from '@plinth/ui';
import type { GridColumn } from '@plinth/ui';
import { personTerms } from '../../texts/person-terms';
import type { Role } from '../../texts/person-terms';
import type { ListedPerson } from './api';
import styles from './people.module.css';
import { peopleTexts } from './texts';

export const columnKeys = ['name', 'role', 'unit', 'number', 'sex', 'birthDate', 'id_card', 'phone', 'status'] as const;
export type ColumnKey = (typeof columnKeys)[number];

/** Always there: without it a line opens nothing. */
export const FIXED: ColumnKey = 'name';
export const usualColumns: readonly ColumnKey[] = ['name', 'role', 'unit', 'number', 'sex', 'phone', 'status'];

const NOTHING = <span className={styles['nothing']}>–</span>;

const rolesOf = ({ memberships }: ListedPerson): readonly Role[] => [...new Set(memberships.map(({ role }) => role))];

function unitsOf({ memberships }: ListedPerson, more: (count: number) => string): ReactNode {
  const names = [...new Set(memberships.map(({ unitName }) => unitName))];
  if (names.length === 0) return NOTHING;
  return <span title={names.join('、')}>{names.length === 1 ? names[0] : `${names[0]} ${more(names.length)}`}</span>;
}

interface Options {
  readonly sort: 'name' | '-name';
  readonly onSort: (sort: 'name' | '-name') => void;
  readonly addressOf: (person: ListedPerson) => string;
}

type Columns = Readonly<Record<ColumnKey, GridColumn<ListedPerson>>>;

/** The same ones until something of them changes: lines are drawn again with other columns only. */
export function useColumns({ sort, onSort, addressOf }: Options): Columns {
  const t = useTexts(peopleTexts);
  const terms = useTexts(personTerms);
  return useMemo(() => columnsOf({ sort, onSort, addressOf }, { t, terms }), [sort, onSort, addressOf, t, terms]);
}

interface Words {
  readonly t: typeof peopleTexts.en;
  readonly terms: typeof personTerms.en;
}

function columnsOf({ sort, onSort, addressOf }: Options, { t, terms }: Words): Columns {
  const order = sort === 'name' ? 'ascending' : 'descending';
  const of = (key: ColumnKey, title: ReactNode, width: string, render: (person: ListedPerson) => ReactNode) => ({
    key,
    title,
    width,
    render,
  });
  return {
    name: {
      ...of(
        'name',
        <SortTitle sort={order} onTurn={() => onSort(sort === 'name' ? '-name' : 'name')}>
          {terms.name}
        </SortTitle>,
        'minmax(180px, 1.4fr)',
        (person) => (
          <Link to={addressOf(person)} className={styles['name'] as string} title={person.name}>
            {person.name}
            <span className={styles['pinyin']}>{person.pinyin}</span>
          </Link>
        ),
      ),
      sort: order,
    },
    role: of('role', terms.role, 'minmax(100px, 0.7fr)', (person) =>
      rolesOf(person).map((role) => <Tag key={role}>{terms.roles[role]}</Tag>),
    ),
    unit: of('unit', terms.unit, 'minmax(150px, 1.2fr)', (person) => unitsOf(person, t.more)),
    number: {
      ...of(
        'number',
        t.identifier,
        'minmax(120px, 0.9fr)',
        ({ identifiers }) => identifiers['student_number'] ?? identifiers['staff_number'] ?? NOTHING,
      ),
      isNumber: true,
    },
    sex: of('sex', terms.sex, '80px', ({ sex }) => terms.sexes[sex as keyof typeof terms.sexes] ?? NOTHING),
    birthDate: {
      ...of('birthDate', terms.birthDate, '130px', ({ birthDate }) => birthDate ?? NOTHING),
      isNumber: true,
    },
    id_card: {
      ...of('id_card', terms.identifiers.id_card, '190px', ({ identifiers }) => identifiers['id_card'] ?? NOTHING),
      isNumber: true,
    },
    phone: {
      ...of('phone', terms.contacts.phone, '140px', ({ contacts }) => contacts['phone'] ?? NOTHING),
      isNumber: true,
    },
    status: of('status', terms.status, '100px', ({ status }) => (
      <span className={styles[status]}>{terms.statuses[status]}</span>
    )),
  };
}
