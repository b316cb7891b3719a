import { VALUE_MARK } from '@plinth/platform-crypto';
import type { ValueUse, ValueWriter } from '@plinth/platform-crypto';
import { NULL_CELL } from './copy-text';
import { GrowingBytes } from './growing-bytes';

/** A value that is indexed and sealed on another thread while the next rows are read. */
export interface LateValue {
  /** The same object for the same use. */
  readonly use: ValueUse;
  readonly plain: string;
}

const NOTHING = `${NULL_CELL}\t${NULL_CELL}`;

/**
 * Lines for one staging table, as the text of COPY with marks for what comes later, which takes two cells each: the blind
 * index, and the sealed value or null. Bytes, because thousands of lines wait at a time and the garbage collector carries
 * each object of theirs.
 */
export class StagedLines {
  private readonly lines = new GrowingBytes();
  private readonly plains = new GrowingBytes();
  private lengths: number[] = [];
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
    this.lines.add(`${cells.join('\t')}\n`);
    this.added += 1;
  }

  private keep({ use, plain }: LateValue): void {
    const known = this.uses.indexOf(use);
    this.useOf.push(known < 0 ? this.uses.push(use) - 1 : known);
    this.lengths.push(this.plains.add(plain));
  }

  /** Some of the values of this purpose. */
  sampleOf(purpose: string, most: number): readonly LateValue[] {
    const step = Math.max(1, Math.floor(this.lengths.length / most));
    let start = 0;
    return this.lengths.flatMap((length, nth) => {
      const use = this.uses[this.useOf[nth] as number] as ValueUse;
      const from = start;
      start += length;
      return nth % step === 0 && use.purpose === purpose ? [{ use, plain: this.plains.textOf(from, length) }] : [];
    });
  }

  /** Makes the text of them; from then on nothing else is kept. */
  async write(writer: ValueWriter, isSealed: boolean): Promise<void> {
    if (this.added === 0) return;
    const { uses, useOf, lengths } = this;
    const [text, plains] = [this.lines.take(), this.plains.take()];
    this.lengths = [];
    this.useOf = [];
    this.text = await writer.write({ text, plains, lengths, uses, useOf }, { isSealed });
  }

  /** Once it is written. */
  copyText(): Buffer {
    if (this.text === undefined) throw new Error('These lines are not written yet');
    return this.text;
  }
}
