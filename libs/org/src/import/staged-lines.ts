import { VALUE_MARK } from '@plinth/platform-crypto';
import type { ValueUse, ValueWriter } from '@plinth/platform-crypto';
import { NULL_CELL } from './copy-text';

/** A value that is indexed and sealed on another thread while the next rows are read. */
export interface LateValue {
  /** The same object for the same use. */
  readonly use: ValueUse;
  readonly plain: string;
}

const NOTHING = `${NULL_CELL}\t${NULL_CELL}`;

/**
 * Lines for one staging table, as the text of COPY with marks for what comes later, which takes two cells each: the blind
 * index, and the sealed value or null. Flat text, because thousands of lines wait at a time and the garbage collector
 * carries each object of theirs.
 */
export class StagedLines {
  private lines: string[] = [];
  private plains: string[] = [];
  private useOf: number[] = [];
  private readonly uses: ValueUse[] = [];
  private added = 0;
  private text: Buffer | undefined;

  get count(): number {
    return this.added;
  }

  /** The cells that are known, which it takes over, and the late values that follow them. */
  add(cells: (string | number)[], late: readonly (LateValue | undefined)[]): void {
    for (const value of late) {
      if (value) this.keep(value);
      cells.push(value ? VALUE_MARK : NOTHING);
    }
    this.lines.push(cells.join('\t'));
    this.added += 1;
  }

  private keep({ use, plain }: LateValue): void {
    const known = this.uses.indexOf(use);
    this.useOf.push(known < 0 ? this.uses.push(use) - 1 : known);
    this.plains.push(plain);
  }

  /** Some of the values of this purpose. */
  sampleOf(purpose: string, most: number): readonly LateValue[] {
    const step = Math.max(1, Math.floor(this.plains.length / most));
    return this.useOf.flatMap((at, nth) => {
      const use = this.uses[at] as ValueUse;
      return nth % step === 0 && use.purpose === purpose ? [{ use, plain: this.plains[nth] ?? '' }] : [];
    });
  }

  /** Makes the text of them; from then on nothing else is kept. */
  async write(writer: ValueWriter, isSealed: boolean): Promise<void> {
    if (this.added === 0) return;
    const { plains, uses, useOf } = this;
    const text = `${this.lines.join('\n')}\n`;
    this.lines = [];
    this.plains = [];
    this.useOf = [];
    this.text = await writer.write({ text, plains, uses, useOf }, { isSealed });
  }

  /** Once it is written. */
  copyText(): Buffer {
    if (this.text === undefined) throw new Error('These lines are not written yet');
    return this.text;
  }
}
