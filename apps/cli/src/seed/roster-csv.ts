import type { Pupil } from './school-pupils';
import type { StaffMember } from './school-staff';

type Column<T> = readonly [header: string, cell: (row: T) => string];

const pupilColumns: readonly Column<Pupil>[] = [
  ['姓名', (row) => row.name],
  ['性别', (row) => row.sex],
  ['出生日期', (row) => row.birthDate],
  ['民族', (row) => row.ethnicity],
  ['身份证号', (row) => row.idNumber],
  ['学籍号', (row) => row.studentCode ?? ''],
  ['学号', (row) => row.number],
  ['班级', (row) => row.schoolClass.text],
  ['入学年月', (row) => row.enrolled],
  ['家庭住址', (row) => row.address],
  ['监护人一姓名', (row) => row.guardians[0]?.name ?? ''],
  ['监护人一关系', (row) => row.guardians[0]?.relation ?? ''],
  ['监护人一电话', (row) => row.guardians[0]?.phone ?? ''],
  ['监护人二姓名', (row) => row.guardians[1]?.name ?? ''],
  ['监护人二关系', (row) => row.guardians[1]?.relation ?? ''],
  ['监护人二电话', (row) => row.guardians[1]?.phone ?? ''],
];

const staffColumns: readonly Column<StaffMember>[] = [
  ['工号', (row) => row.number],
  ['姓名', (row) => row.name],
  ['性别', (row) => row.sex],
  ['出生日期', (row) => row.birthDate],
  ['政治面貌', (row) => row.politics],
  ['学历', (row) => row.education],
  ['身份证号', (row) => row.idNumber],
  ['手机号', (row) => row.phone],
  ['岗位', (row) => row.post],
  ['任教学科', (row) => row.subject ?? ''],
  ['任教班级', (row) => row.teaches.map(({ text }) => text).join('、')],
  ['班主任班级', (row) => row.headOf?.text ?? ''],
  ['来校年月', (row) => row.enrolled],
];

export const pupilCsv = (pupils: readonly Pupil[]): string => csv(pupilColumns, pupils);
export const staffCsv = (staff: readonly StaffMember[]): string => csv(staffColumns, staff);

/** RFC 4180; no cell of the generator holds a comma, a quote or a line break. */
const csv = <T>(columns: readonly Column<T>[], rows: readonly T[]): string =>
  [columns.map(([header]) => header), ...rows.map((row) => columns.map(([, cell]) => cell(row)))]
    .map((cells) => `${cells.join(',')}\r\n`)
    .join('');
