import type { Language } from '@plinth/platform-http';
import type { LISTED_FIELDS, PersonListItem } from './person-list.reader';

interface Column {
  readonly zh: string;
  readonly en: string;
  /** The field that it shows, for the audit entry. */
  readonly field: (typeof LISTED_FIELDS)[number];
  readonly value: (item: PersonListItem, language: Language) => string;
}

const roleNames = {
  zh: { student: '学生', staff: '教职工', guardian: '家长', administrator: '管理员' },
  en: { student: 'Pupil', staff: 'Staff', guardian: 'Guardian', administrator: 'Administrator' },
} as const;

const sexNames = {
  zh: { '0': '未知', '1': '男', '2': '女', '9': '未说明' },
  en: { '0': 'Unknown', '1': 'Male', '2': 'Female', '9': 'Not stated' },
} as const;

const statusNames = {
  zh: { active: '在册', suspended: '已停用', ended: '已离开' },
  en: { active: 'Present', suspended: 'Suspended', ended: 'Left' },
} as const;

const between = { zh: '、', en: ', ' } as const;

const each = (values: readonly string[], language: Language): string => [...new Set(values)].join(between[language]);
const named = (names: Readonly<Record<string, string>>, code: string | null): string => names[code ?? ''] ?? '';
const identifier =
  (...kinds: readonly string[]) =>
  ({ identifiers }: PersonListItem): string =>
    kinds.map((kind) => identifiers[kind]).find((value) => value !== undefined) ?? '';

/** What a list of people can show, under the names that the pages use, masked as the list is. */
const columns = {
  name: { zh: '姓名', en: 'Name', field: 'name', value: ({ name }) => name },
  pinyin: { zh: '拼音', en: 'Pinyin', field: 'name', value: ({ pinyin }) => pinyin },
  sex: { zh: '性别', en: 'Sex', field: 'sex', value: ({ sex }, language) => named(sexNames[language], sex) },
  birthDate: { zh: '出生日期', en: 'Date of birth', field: 'birthDate', value: (item) => item.birthDate ?? '' },
  role: {
    ...{ zh: '身份', en: 'Role', field: 'memberships' },
    value: ({ memberships }, language) =>
      each(
        memberships.map(({ role }) => roleNames[language][role]),
        language,
      ),
  },
  unit: {
    ...{ zh: '所在单位', en: 'Unit', field: 'memberships' },
    value: ({ memberships }, language) =>
      each(
        memberships.map(({ unitName }) => unitName),
        language,
      ),
  },
  number: {
    ...{ zh: '学号 / 工号', en: 'Student / staff number', field: 'identifiers' },
    value: identifier('student_number', 'staff_number'),
  },
  student_number: { zh: '学号', en: 'Student number', field: 'identifiers', value: identifier('student_number') },
  student_code: { zh: '学籍号', en: 'Student code', field: 'identifiers', value: identifier('student_code') },
  staff_number: { zh: '工号', en: 'Staff number', field: 'identifiers', value: identifier('staff_number') },
  id_card: { zh: '身份证号', en: 'ID card', field: 'identifiers', value: identifier('id_card') },
  document: { zh: '证件号', en: 'Document', field: 'identifiers', value: identifier('id_card', 'passport') },
  phone: { zh: '电话', en: 'Phone', field: 'contacts', value: ({ contacts }) => contacts['phone'] ?? '' },
  status: {
    ...{ zh: '状态', en: 'Status', field: 'name' },
    value: ({ status }, language) => named(statusNames[language], status),
  },
} as const satisfies Readonly<Record<string, Column>>;

export type PeopleColumn = keyof typeof columns;

export const peopleColumns = Object.keys(columns) as readonly PeopleColumn[];

export const usualPeopleColumns: readonly PeopleColumn[] = [
  ...(['name', 'sex', 'birthDate', 'role', 'unit', 'student_number'] as const),
  ...(['student_code', 'staff_number', 'document', 'phone'] as const),
];

export const titleOf = (column: PeopleColumn, language: Language): string => columns[column][language];

export const valueOf = (column: PeopleColumn, item: PersonListItem, language: Language): string =>
  (columns[column] as Column).value(item, language);

/** Fields that somebody is shown who is shown these columns. */
export const fieldsOf = (shown: readonly PeopleColumn[]): readonly string[] => [
  ...new Set(shown.map((column) => columns[column].field)),
];
