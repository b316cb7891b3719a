import { plainText } from '../identifier/plain-text';
import { foldHeader, isIgnoredHeader, meaningOf } from './header-names';
import type { HeaderMeaning } from './header-names';
import type { GuardianSlot, RosterField } from './roster-field';
import type { RecognisedColumn, UnrecognisedColumn } from './roster-reading';
import type { RosterKind } from './roster-row';

export interface RecognisedColumns {
  readonly kind: RosterKind;
  readonly columns: readonly RecognisedColumn[];
  readonly unrecognised: readonly UnrecognisedColumn[];
  /** Headers that are known to carry nothing, or that the user leaves out. */
  readonly dismissed: number;
  readonly score: number;
}

export interface ColumnWishes {
  readonly kind?: RosterKind;
  readonly columns?: Readonly<Record<string, RosterField | null>>;
  /** Title rows and names of the file and sheet: 教职工 there decides where the columns leave it open. */
  readonly hint?: string;
}

const ofStudents =
  /^(studentCode|studentNumber|grade|entryYear|boarding|studentCategory|stage)$|^(guardian\d|father|mother)\./;
const ofStaff = /^(staffNumber|headTeacherOf|subjects|teachingClasses|position|department|teachingStage)$/;
const numberedSlots: readonly GuardianSlot[] = ['guardian1', 'guardian2', 'guardian3'];

const meaningful = new Map<string, HeaderMeaning>();

/** Headers repeat in every sheet and candidate row: remembered, but not without end. */
function meaning(folded: string): HeaderMeaning {
  if (!meaningful.has(folded)) {
    if (meaningful.size > 5000) meaningful.clear();
    meaningful.set(folded, meaningOf(folded));
  }
  return meaningful.get(folded);
}

/** What each header of a row stands for; the score says how much the row looks like a header. */
export function recogniseColumns(headers: readonly string[], wishes: ColumnWishes): RecognisedColumns {
  const taking = new Taking();
  headers.forEach((header, index) => {
    const folded = foldHeader(plainText(header));
    if (folded === '') return;
    const wish = wishes.columns?.[header] ?? wishes.columns?.[plainText(header)];
    if (wish === null) taking.dismissed += 1;
    if (wish === null) return;
    if (wish) taking.take(wish, index, header, 1);
    else taking.read(meaning(folded), index, header, folded);
  });
  const kind = wishes.kind ?? kindOf(taking.fields(), wishes.hint ?? '');
  const columns = taking.settle(kind);
  const score = columns.reduce((sum, column) => sum + column.confidence, 0);
  return { kind, columns, unrecognised: taking.unrecognised, dismissed: taking.dismissed, score };
}

function kindOf(fields: readonly RosterField[], hint: string): RosterKind {
  const staff = fields.filter((field) => ofStaff.test(field)).length;
  const students = fields.filter((field) => ofStudents.test(field)).length;
  if (staff !== students) return staff > students ? 'staff' : 'student';
  return /教职工|教师|员工|职工|老师|staff|teacher/i.test(hint) ? 'staff' : 'student';
}

/** Collects the columns of one header row, left to right. */
class Taking {
  readonly unrecognised: UnrecognisedColumn[] = [];
  dismissed = 0;
  private readonly taken = new Map<RosterField, RecognisedColumn>();
  private readonly open: { readonly what: 'phone' | 'number'; readonly index: number; readonly header: string }[] = [];
  /** The guardian whose columns are being read, and where they began. */
  private slot: GuardianSlot | undefined;

  fields(): RosterField[] {
    return [...this.taken.keys()];
  }

  take(field: RosterField, index: number, header: string, confidence: number): void {
    if (this.taken.has(field)) {
      this.unrecognised.push({ index, header });
      return;
    }
    this.taken.set(field, { index, header, field, confidence });
  }

  read(found: HeaderMeaning, index: number, header: string, folded: string): void {
    if (!found) {
      if (isIgnoredHeader(folded)) this.dismissed += 1;
      else this.unrecognised.push({ index, header });
    } else if ('open' in found) {
      this.readOpen(found.open, index, header);
    } else {
      this.take(this.numbered(found.field), index, header, found.confidence);
    }
  }

  /** The student's own phone only where no guardian could be meant. */
  settle(kind: RosterKind): RecognisedColumn[] {
    for (const { what, index, header } of this.open) {
      const own: RosterField = what === 'phone' ? 'phone' : kind === 'staff' ? 'staffNumber' : 'studentNumber';
      if (what === 'number' && kind === 'student') this.unrecognised.push({ index, header });
      else this.take(own, index, header, 0.8);
    }
    if (kind === 'staff') this.rename('class', 'teachingClasses');
    const foreign = kind === 'staff' ? ofStudents : ofStaff;
    for (const [field, { index, header, confidence }] of this.taken) {
      if (!foreign.test(field) || (confidence === 1 && field === 'stage')) continue;
      this.taken.delete(field);
      this.unrecognised.push({ index, header });
    }
    return [...this.taken.values()].sort((one, other) => one.index - other.index);
  }

  private rename(from: RosterField, to: RosterField): void {
    const column = this.taken.get(from);
    if (!column) return;
    this.taken.delete(from);
    this.take(to, column.index, column.header, 0.8);
  }

  private readOpen(what: 'phone' | 'relation' | 'number', index: number, header: string): void {
    const slot = this.slot;
    if (what === 'relation') {
      this.take(`${slot ?? 'guardian1'}.relation`, index, header, slot ? 0.9 : 0.7);
    } else if (what === 'phone' && slot && !this.taken.has(`${slot}.phone`)) {
      this.take(`${slot}.phone`, index, header, 0.8);
    } else if (what === 'phone' && this.taken.has('phone')) {
      this.take('guardian1.phone', index, header, 0.6);
    } else {
      this.open.push({ what, index, header });
    }
  }

  /** A second 监护人姓名 without a number is the second guardian. */
  private numbered(field: RosterField): RosterField {
    const [slot, part] = field.split('.') as [GuardianSlot, 'name' | 'relation' | 'phone' | 'document' | undefined];
    if (part === undefined) return field;
    const free =
      slot === 'guardian1' ? (numberedSlots.find((each) => !this.taken.has(`${each}.${part}`)) ?? slot) : slot;
    this.slot = free;
    return `${free}.${part}`;
  }
}
