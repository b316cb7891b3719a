import { pinyinOf } from '../person/pinyin';
import type { NamePinyin } from '../person/pinyin';
import type { RefusedRow, RosterClass, RosterGuardian, RosterRow } from '../import-reading/roster-row';
import { stagedLine } from './copy-text';
import type { CopyRow, StagedLine } from './copy-text';
import { nothingSealed } from './sealed-value';
import type { ValueSealer } from './sealed-value';
import { CountedIds, StagedGuardians } from './staged-ids';

/** The lines of one person for the three staging tables. */
export interface StagedRow {
  readonly person: StagedLine;
  readonly guardians: readonly StagedLine[];
  readonly posts: readonly CopyRow[];
}

const classColumns = (found: RosterClass | undefined): CopyRow => {
  if (found === undefined) return [null, null, null, null];
  return 'number' in found ? [found.stage, found.entryYear, found.number, found.text] : [null, null, null, found.name];
};

const day = (date: string | undefined): string | null =>
  date === undefined ? null : date.length === 7 ? `${date}-01` : date;

/** Kept in `person.attributes`; addresses are contacts. */
function attributesOf(row: Partial<RosterRow>): string {
  const { address: _address, householdAddress: _household, ...rest } = row.attributes ?? {};
  const kept = { ...rest, ...(row.politics === undefined ? {} : { politics: row.politics }) };
  return JSON.stringify(row.department === undefined ? kept : { ...kept, department: row.department });
}

/** Turns rows as read into lines as staged; names are romanised once per distinct name. */
export class RowStager {
  private n = 0;
  private readonly ids = new CountedIds();
  private readonly guardianIds = new StagedGuardians();
  private readonly names = new Map<string, NamePinyin>();
  private readonly places = new Map<string, number>();
  private newPlaces: CopyRow[] = [];

  constructor(private readonly sealer: ValueSealer) {}

  /** With `only`, lines of other numbers are counted and nothing else. */
  stage(row: RosterRow, only?: ReadonlySet<number>): StagedRow | undefined {
    const n = ++this.n;
    if (only?.has(n) === false) {
      this.guardianIds.skip(row.guardians?.length ?? 0);
      return undefined;
    }
    return { person: this.person(n, row, false), guardians: this.guardians(n, row.guardians), posts: postsOf(n, row) };
  }

  /** A refused row changes nothing, but says that somebody is there: he must not leave because of a bad cell. */
  stageRefused(refused: RefusedRow, only?: ReadonlySet<number>): StagedLine | undefined {
    const n = ++this.n;
    if (only?.has(n) === false) return undefined;
    return this.person(n, { ...refused.seen, sheet: refused.sheet, row: refused.row }, true);
  }

  private person(n: number, row: Partial<RosterRow> & { sheet: string; row: number }, refused: boolean): StagedLine {
    const seal = this.sealer;
    const name = row.name ?? '';
    const { pinyin, initials } = this.pinyin(name);
    const number = row.studentNumber ?? row.staffNumber;
    const numberKind = row.studentNumber === undefined ? 'staff_number' : 'student_number';
    const address = row.attributes?.['address'];
    const doc = row.document ? seal.document(row.document.kind, row.document.number) : nothingSealed;
    const code = row.studentCode ? seal.document('student_code', row.studentCode) : nothingSealed;
    const own = number ? seal.number(numberKind, number) : nothingSealed;
    const phone = row.phone ? seal.contact('phone', row.phone) : nothingSealed;
    const mail = row.email ? seal.contact('email', row.email) : nothingSealed;
    const home = address ? seal.contact('address', address) : nothingSealed;
    const cells = [
      n,
      row.sheet,
      row.row,
      row.kind ?? 'student',
      refused,
      this.ids.of(n),
      name,
      pinyin,
      initials,
      row.sex,
      row.birthDate,
      row.ethnicity,
      attributesOf(row),
      row.document?.kind,
      doc[0],
      code[0],
      own[0],
      phone[0],
      mail[0],
      home[0],
      this.place(row),
      day(row.enrolDate),
    ];
    return stagedLine(cells, [doc[1], code[1], own[1], phone[1], mail[1], home[1]]);
  }

  private guardians(child: number, guardians: readonly RosterGuardian[] = []): StagedLine[] {
    return guardians.map((guardian) => {
      const { pinyin, initials } = this.pinyin(guardian.name);
      const { document } = guardian;
      const doc = document ? this.sealer.document(document.kind, document.number) : nothingSealed;
      const phone = guardian.phone ? this.sealer.contact('phone', guardian.phone) : nothingSealed;
      const [n, id] = this.guardianIds.next(child, guardian);
      const cells = [
        n,
        child,
        id,
        id,
        guardian.name,
        pinyin,
        initials,
        guardian.relation,
        document?.kind,
        doc[0],
        phone[0],
      ];
      return stagedLine(cells, [doc[1], phone[1]]);
    });
  }

  /** Places named since the last call. */
  takePlaces(): CopyRow[] {
    const taken = this.newPlaces;
    this.newPlaces = [];
    return taken;
  }

  /** Number of the class of a pupil, of the department of staff; the same however the file writes it. */
  private place(row: Partial<RosterRow>): number {
    const department = row.kind === 'staff' ? (row.department ?? '') : null;
    const columns = classColumns(department === null ? row.class : undefined);
    const [stage, entry, number, text] = columns;
    const key = stage === null ? `${department === null}:${department ?? text ?? ''}` : `${stage}:${entry}:${number}`;
    const known = this.places.get(key);
    if (known !== undefined) return known;
    const place = this.places.size + 1;
    this.places.set(key, place);
    this.newPlaces.push([place, ...columns, department]);
    return place;
  }

  private pinyin(name: string): NamePinyin {
    const known = this.names.get(name);
    if (known !== undefined) return known;
    const made = name === '' ? { pinyin: '', initials: '' } : pinyinOf(name);
    if (this.names.size < 200_000) this.names.set(name, made);
    return made;
  }
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
