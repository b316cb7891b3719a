import { NULL_CELL, hexCell } from './copy-text';

/** A value of a person that is indexed and sealed on another thread while the next rows are read. */
export interface LateValue {
  /** Of its blind index. */
  readonly kind: string;
  /** Of its seal. */
  readonly purpose: string;
  readonly plain: string;
}

/** Where the cells of a late value will stand. No other cell is it: the backslash of a text is doubled. */
const MARK = '\\L';
const NOTHING = `${NULL_CELL}\t${NULL_CELL}`;

/**
 * Lines for one staging table, as the text of COPY with marks for what comes later, which takes two cells each: the blind
 * index, and the sealed value or null. Flat text, because thousands of lines wait at a time and the garbage collector
 * carries each object of theirs.
 */
export class StagedLines {
  readonly values: LateValue[] = [];
  private readonly lines: string[] = [];
  private blinds: readonly string[] = [];
  private sealed: readonly string[] = [];

  get count(): number {
    return this.lines.length;
  }

  /** The cells that are known, which it takes over, and the late values that follow them. */
  add(cells: (string | number)[], late: readonly (LateValue | undefined)[]): void {
    for (const value of late) {
      if (value) this.values.push(value);
      cells.push(value ? MARK : NOTHING);
    }
    this.lines.push(cells.join('\t'));
  }

  setBlinds(blinds: readonly string[]): void {
    this.blinds = blinds;
  }

  setSealed(sealed: readonly string[]): void {
    this.sealed = sealed;
  }

  /** Blind indexes, in hex, of some of the values of this purpose. */
  sampleOf(purpose: string, most: number): readonly string[] {
    const step = Math.max(1, Math.floor(this.values.length / most));
    return this.blinds.filter((_, at) => at % step === 0 && this.values[at]?.purpose === purpose);
  }

  copyText(): string {
    const pieces = `${this.lines.join('\n')}\n`.split(`\t${MARK}`);
    const out = [pieces[0] as string];
    for (let at = 1; at < pieces.length; at += 1)
      out.push(`\t${hexCell(this.blinds[at - 1])}\t${hexCell(this.sealed[at - 1])}`, pieces[at] as string);
    return out.join('');
  }
}
