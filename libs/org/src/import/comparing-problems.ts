import type { Staging } from './staging';

interface Text {
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly zh: string;
  readonly en: string;
}

const literal = (text: string): string => `'${text.replace(/'/g, "''")}'`;

/** Adds one problem for each row that `found` answers as (sheet, row_number, column_name, value, other text). */
const report = (text: Text, found: string): string =>
  `INSERT INTO import_problem (import_id, stage, sheet, row_number, column_name, value, severity, code, zh, en)
   SELECT :import::uuid, 'comparing', f.sheet, f.row_number, f.column_name, f.value, ${literal(text.severity)}, ${literal(text.code)},
     replace(${literal(text.zh)}, '{other}', f.other), replace(${literal(text.en)}, '{other}', f.other)
   FROM (${found}) AS f (sheet, row_number, column_name, value, other)`;

const identifiersDisagree: Text = {
  code: 'org.import_row_identifiers_disagree',
  severity: 'error',
  zh: '这一行的证件号、学籍号或学号（工号）在系统里属于不同的人，请核对后再导入。',
  en: 'The document, 学籍号 and student or staff number of this row belong to different people here. Check them and import again.',
};

const samePersonTwice: Text = {
  code: 'org.import_row_same_person',
  severity: 'error',
  zh: '这一行与第 {other} 行是同一个人，只保留第 {other} 行，请删除多余的一行。',
  en: 'This row and row {other} are the same person; row {other} is taken. Remove one of them.',
};

const nameDiffers: Text = {
  code: 'org.import_row_name_differs',
  severity: 'warning',
  zh: '号码相同但姓名不同：系统里是“{other}”，导入后改为文件里的姓名。',
  en: 'The number is the same and the name is not: it is "{other}" here and will become the name in the file.',
};

const personElsewhere: Text = {
  code: 'org.import_row_person_elsewhere',
  severity: 'warning',
  zh: '此人在其他学校已有登记，将在本校增加一个身份，其他学校的资料不变。',
  en: 'This person exists in another school. A membership here is added; what the other school keeps stays untouched.',
};

const repeated =
  'SELECT person_id, role FROM matched WHERE NOT refused AND NOT clash GROUP BY 1, 2 HAVING count(*) > 1';
const marked = 'SELECT person_id, role FROM matched WHERE twice';

/** People whom more than one row speaks of; the first row is taken. `among` are (person_id, role) that it may be. */
const repeats = (people: string, among: string): string =>
  `SELECT m.n, s.sheet, s.row_number, first_value(s.row_number) OVER same AS first, row_number() OVER same AS nth
   FROM matched m JOIN ${people} s ON s.n = m.n
   WHERE NOT m.refused AND NOT m.clash
     AND (m.person_id, m.role) IN (${among})
   WINDOW same AS (PARTITION BY m.person_id, m.role ORDER BY m.n)`;

export const forgetProblems = `DELETE FROM import_problem WHERE import_id = :import AND stage = 'comparing'`;

/** Rows that cannot be written whatever the user says; they get the action `refused`. */
export const refuseConflicts = ({ people }: Staging): readonly string[] => [
  report(
    identifiersDisagree,
    `SELECT s.sheet, s.row_number, '', '', '' FROM matched m JOIN ${people} s ON s.n = m.n WHERE m.clash`,
  ),
  `UPDATE matched m SET twice = true FROM (${repeats(people, repeated)}) t WHERE t.n = m.n AND t.nth > 1`,
  report(
    samePersonTwice,
    `SELECT sheet, row_number, '', '', first::text FROM (${repeats(people, marked)}) t WHERE nth > 1`,
  ),
];

export const warnings = ({ people, found }: Staging): readonly string[] => [
  report(
    nameDiffers,
    `SELECT s.sheet, s.row_number, '姓名', s.name, p.name
     FROM ${found} f JOIN ${people} s ON s.n = f.n JOIN person p ON p.id = f.person_id
     WHERE f.changed <> '{}' AND 'name' = ANY (f.changed) AND f.action <> 'refused'`,
  ),
  report(
    personElsewhere,
    `SELECT s.sheet, s.row_number, '', '', '' FROM ${found} f JOIN ${people} s ON s.n = f.n WHERE f.elsewhere AND f.action <> 'refused'`,
  ),
];
