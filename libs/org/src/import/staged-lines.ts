import type { BlindIndex, FieldCipher, HexValues, ManyValues } from '@plinth/platform-crypto';
import { NULL_CELL, hexCell } from './copy-text';

/** What a value of a person is sealed and indexed for. */
export interface ValueUse {
  /** Of its blind index. */
  readonly kind: string;
  /** Of its seal. */
  readonly purpose: string;
}

/** A value that is indexed and sealed on another thread while the next rows are read. */
export interface LateValue {
  /** The same object for the same use. */
  readonly use: ValueUse;
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
  private readonly lines: string[] = [];
  private readonly uses: ValueUse[] = [];
  private readonly useOf: number[] = [];
  private readonly plains: string[] = [];
  private blinds: HexValues | undefined;
  private sealed: HexValues | undefined;

  get count(): number {
    return this.lines.length;
  }

  /** The cells that are known, which it takes over, and the late values that follow them. */
  add(cells: (string | number)[], late: readonly (LateValue | undefined)[]): void {
    for (const value of late) {
      if (value) this.keep(value);
      cells.push(value ? MARK : NOTHING);
    }
    this.lines.push(cells.join('\t'));
  }

  private keep({ use, plain }: LateValue): void {
    const known = this.uses.indexOf(use);
    this.useOf.push(known < 0 ? this.uses.push(use) - 1 : known);
    this.plains.push(plain);
  }

  async index(blindIndex: BlindIndex): Promise<void> {
    this.blinds = await blindIndex.ofMany(this.named(({ kind }) => kind));
  }

  async seal(cipher: FieldCipher): Promise<void> {
    this.sealed = await cipher.sealMany(this.named(({ purpose }) => purpose));
  }

  private named(name: (use: ValueUse) => string): ManyValues {
    return { plains: this.plains, names: this.uses.map(name), nameOf: this.useOf };
  }

  /** Blind indexes, in hex, of some of the values of this purpose. */
  sampleOf(purpose: string, most: number): readonly string[] {
    const step = Math.max(1, Math.floor(this.plains.length / most));
    const places = this.useOf.flatMap((use, at) =>
      at % step === 0 && this.uses[use]?.purpose === purpose ? [at] : [],
    );
    return places.flatMap((at) => this.blinds?.at(at) ?? []);
  }

  copyText(): string {
    const pieces = `${this.lines.join('\n')}\n`.split(`\t${MARK}`);
    const out = [pieces[0] as string];
    for (let at = 1; at < pieces.length; at += 1)
      out.push(`\t${hexCell(this.blinds?.at(at - 1))}\t${hexCell(this.sealed?.at(at - 1))}`, pieces[at] as string);
    return out.join('');
  }
}
