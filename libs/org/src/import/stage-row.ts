import { pinyinOf } from '../person/pinyin';
import type { RefusedRow, RosterClass, RosterGuardian, RosterRow } from '../import-reading/roster-row';
import { NULL_CELL, textCell } from './copy-text';
import type { CopyRow } from './copy-text';
import type { StagedBatch } from './import-rows';
import type { PersonalValue, PersonalValues } from './sealed-value';
import { CountedIds, StagedGuardians } from './staged-ids';
import { StagedLines } from './staged-lines';

const classColumns = (found: RosterClass | undefined): CopyRow => {
  if (found === undefined) return [null, null, null, null];
  return 'number' in found ? [found.stage, found.entryYear, found.number, found.text] : [null, null, null, found.name];
};

const day = (date: string | undefined): string | null =>
  date === undefined ? null : date.length === 7 ? `${date}-01` : date;

function hasAddressesOnly({ attributes }: Partial<RosterRow>): boolean {
  for (const field in attributes) if (field !== 'address' && field !== 'householdAddress') return false;
  return true;
}

/** Kept in `person.attributes`; addresses are contacts. One cell. */
function attributesOf(row: Partial<RosterRow>): string {
  if (!row.attributes && row.politics === undefined && row.department === undefined) return '{}';
  if (row.politics === undefined && row.department === undefined && hasAddressesOnly(row)) return '{}';
  const { address: _address, householdAddress: _household, ...rest } = row.attributes ?? {};
  const kept = { ...rest, ...(row.politics === undefined ? {} : { politics: row.politics }) };
  return textCell(JSON.stringify(row.department === undefined ? kept : { ...kept, department: row.department }));
}

/** Cells of a name: as it is, its pinyin, its initials. */
type NameCells = readonly [name: string, pinyin: string, initials: string];

const NAMELESS: NameCells = ['', '', ''];

/** Of a value that holds nothing to escape: codes, dates, masks of numbers. */
const known = (value: string | null | undefined): string => value ?? NULL_CELL;

/** Of a million people some hundred thousand bear a name of their own; those that come often come early. */
const NAMES_KEPT = 100_000;

export type StagedRows = Omit<StagedBatch, 'problems'>;

/** Turns rows as read into lines as staged, in the order of the columns of `staging`; names are romanised once per distinct name. */
export class RowStager {
  private n = 0;
  private readonly ids = new CountedIds();
  private readonly guardianIds = new StagedGuardians();
  private readonly names = new Map<string, NameCells>();
  private readonly places = new Map<string, number>();
  /** A class that was understood once is the same object in every row. */
  private readonly placeOf = new WeakMap<RosterClass, number>();
  private staged = nothingStaged();

  constructor(private readonly values: PersonalValues) {}

  /** Lines of people since the last `take`. */
  get waiting(): number {
    return this.staged.people.count;
  }

  take(): StagedRows {
    const taken = this.staged;
    this.staged = nothingStaged();
    return taken;
  }

  /** With `only`, lines of other numbers are counted and nothing else. */
  stage(row: RosterRow, only?: ReadonlySet<number>): void {
    const n = ++this.n;
    if (only?.has(n) === false) return this.guardianIds.skip(row.guardians?.length ?? 0);
    this.person(n, row, false);
    for (const guardian of row.guardians ?? []) this.guardian(n, guardian);
    if (row.kind === 'staff') this.staged.posts.push(...postsOf(n, row));
  }

  /** A refused row changes nothing, but says that somebody is there: he must not leave because of a bad cell. */
  stageRefused(refused: RefusedRow, only?: ReadonlySet<number>): void {
    const n = ++this.n;
    if (only?.has(n) !== false) this.person(n, { ...refused.seen, sheet: refused.sheet, row: refused.row }, true);
  }

  private person(n: number, row: Partial<RosterRow> & { sheet: string; row: number }, refused: boolean): void {
    const { values } = this;
    const [name, pinyin, initials] = this.nameCells(row.name ?? '');
    const number = row.studentNumber ?? row.staffNumber;
    const numberKind = row.studentNumber === undefined ? 'staff_number' : 'student_number';
    const address = row.attributes?.['address'];
    const doc = row.document && values.document(row.document.kind, row.document.number);
    const code = row.studentCode ? values.document('student_code', row.studentCode) : undefined;
    const own = number ? values.number(numberKind, number) : undefined;
    const phone = row.phone ? values.contact('phone', row.phone) : undefined;
    const mail = row.email ? values.contact('email', row.email) : undefined;
    const home = address ? values.contact('address', address) : undefined;
    // Joined and not added up: a line waits flat, not as a tree of its pieces.
    const cells = [
      n,
      textCell(row.sheet),
      row.row,
      row.kind ?? 'student',
      refused ? 't' : 'f',
      this.ids.of(n),
      name,
      pinyin,
      initials,
      known(row.sex),
      known(row.birthDate),
      known(row.ethnicity),
      attributesOf(row),
      known(row.document?.kind),
      known(doc?.masked),
      known(code?.masked),
      known(own?.masked),
      known(phone?.masked),
      masked(mail),
      masked(home),
      this.place(row),
      known(day(row.enrolDate)),
    ];
    const late = [doc?.late, code?.late, own?.late, phone?.late, mail?.late, home?.late];
    this.staged.people.add(cells, late);
  }

  private guardian(child: number, guardian: RosterGuardian): void {
    const [name, pinyin, initials] = this.nameCells(guardian.name);
    const { document } = guardian;
    const doc = document && this.values.document(document.kind, document.number);
    const phone = guardian.phone ? this.values.contact('phone', guardian.phone) : undefined;
    const [n, id] = this.guardianIds.next(child, guardian);
    const cells = [
      n,
      child,
      id,
      id,
      name,
      pinyin,
      initials,
      known(guardian.relation),
      known(document?.kind),
      known(doc?.masked),
      known(phone?.masked),
    ];
    this.staged.guardians.add(cells, [doc?.late, phone?.late]);
  }

  /** Number of the class of a pupil, of the department of staff; the same however the file writes it. */
  private place(row: Partial<RosterRow>): number {
    if (row.kind === 'staff' || row.class === undefined) return this.placeByKey(row);
    const known = this.placeOf.get(row.class);
    if (known !== undefined) return known;
    const place = this.placeByKey(row);
    this.placeOf.set(row.class, place);
    return place;
  }

  private placeByKey(row: Partial<RosterRow>): number {
    const department = row.kind === 'staff' ? (row.department ?? '') : null;
    const columns = classColumns(department === null ? row.class : undefined);
    const [stage, entry, number, text] = columns;
    const key = stage === null ? `${department === null}:${department ?? text ?? ''}` : `${stage}:${entry}:${number}`;
    const known = this.places.get(key);
    if (known !== undefined) return known;
    const place = this.places.size + 1;
    this.places.set(key, place);
    this.staged.places.push([place, ...columns, department]);
    return place;
  }

  private nameCells(name: string): NameCells {
    if (name === '') return NAMELESS;
    const known = this.names.get(name);
    if (known !== undefined) return known;
    const { pinyin, initials } = pinyinOf(name);
    const made = [textCell(name), textCell(pinyin), textCell(initials)] as const;
    if (this.names.size < NAMES_KEPT) this.names.set(name, made);
    return made;
  }
}

const masked = (value: PersonalValue | undefined): string => (value ? textCell(value.masked) : NULL_CELL);

function nothingStaged() {
  return {
    people: new StagedLines(),
    guardians: new StagedLines(),
    places: [] as CopyRow[],
    posts: [] as CopyRow[],
  };
}

function postsOf(n: number, row: RosterRow): CopyRow[] {
  const head = row.headTeacherOf === undefined ? [] : [[n, 'head_teacher', '', ...classColumns(row.headTeacherOf)]];
  const teaching = (row.teaching ?? []).flatMap(({ subject, classes }) =>
    classes.map((taught) => [n, 'subject_teacher', subject, ...classColumns(taught)]),
  );
  const general = (row.teaching ?? [])
    .filter(({ classes }) => classes.length === 0)
    .map(({ subject }) => [n, 'subject_teacher', subject, ...classColumns(undefined)]);
  const office =
    row.position === undefined ? [] : [[n, officeKind(row.position), row.position, ...classColumns(undefined)]];
  return [...head, ...teaching, ...general, ...office];
}

/** 职务/岗位 as files write it, by the kinds of `position`. */
export function officeKind(text: string): string {
  if (/^(副校长|党.*副书记)/.test(text)) return 'vice_principal';
  if (/^(校长|园长|书记|党.*书记)/.test(text)) return 'principal';
  if (/年级(组|主任)/.test(text)) return 'grade_leader';
  if (/(教研|备课|学科)组长/.test(text)) return 'group_leader';
  return /主任/.test(text) && !/班主任/.test(text) ? 'dean' : 'other';
}
