import { isBlank, isFooter, isHeaderAgain, onlyCell } from './body-rows';
import type { MergedCells } from './body-rows';
import type { ClassReader } from './class-rules';
import type { Duplicates } from './duplicate-rules';
import { readGuardians } from './guardian-rules';
import { readNumbers, readPerson } from './person-rules';
import type { GuardianSlot } from './roster-field';
import type { ReadingBatch } from './roster-reading';
import type { RefusedRow, RosterRow } from './roster-row';
import { RowDraft } from './row-draft';
import type { SheetPlan } from './row-draft';
import type { RowProblem } from './row-problem';
import type { RawRow } from './sheet-reader';
import { readStaff } from './staff-rules';

export interface SheetContents {
  readonly plan: SheetPlan;
  /** Which sheet of the file. */
  readonly index: number;
  readonly classes: ClassReader;
  readonly duplicates: Duplicates;
  readonly merged: MergedCells;
  readonly slots: readonly GuardianSlot[];
  readonly today: string;
}

/** Takes the rows of one sheet and keeps what they gave until a batch is asked for. */
export class SheetReading {
  /** People up to now, good or refused. */
  rows = 0;
  private good: RosterRow[] = [];
  private refused: RefusedRow[] = [];
  private problems: RowProblem[] = [];
  private readonly identifying: readonly number[];
  private readonly headers: readonly { readonly index: number; readonly header: string }[];

  constructor(private readonly contents: SheetContents) {
    const { plan } = contents;
    this.identifying = (['documentNumber', 'studentCode', 'studentNumber', 'staffNumber'] as const).flatMap(
      (field) => plan.column(field)?.index ?? [],
    );
    this.headers = plan.sheet.columns.slice(0, 3);
  }

  get waiting(): number {
    return this.good.length + this.refused.length;
  }

  take(raw: RawRow): void {
    const { plan, classes, merged } = this.contents;
    if (raw.number <= plan.sheet.headerRow) return;
    const row = merged.fill(raw);
    if (isBlank(raw) || isFooter(raw, this.identifying) || isHeaderAgain(raw, this.headers)) return;
    const alone = onlyCell(raw);
    if (alone !== undefined && /[班级]/.test(alone) && classes.startPart(alone)) return;
    this.read(row);
  }

  batch(before: number, share: number): ReadingBatch {
    const { good: rows, refused, problems } = this;
    this.good = [];
    this.refused = [];
    this.problems = [];
    return { rows, refused, problems, progress: { rows: before + this.rows, share } };
  }

  private read(raw: RawRow): void {
    const { plan, index, classes, duplicates, slots, today } = this.contents;
    const draft = new RowDraft(plan, raw);
    readPerson(draft, today);
    readNumbers(draft);
    if (plan.sheet.kind === 'student') {
      classes.read(draft);
      readGuardians(draft, slots);
    } else {
      readStaff(draft, classes);
    }
    duplicates.check(draft, index);
    this.rows += 1;
    if (draft.problems.length > 0) this.problems.push(...draft.problems);
    const { row } = draft;
    if (draft.isRefused || row.name === undefined) {
      this.refused.push({ sheet: plan.sheet.name, row: raw.number, seen: row });
    } else {
      this.good.push(row as RosterRow);
    }
  }
}
