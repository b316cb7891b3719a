/** What a value is indexed and sealed for. */
export interface ValueUse {
  /** Of its blind index (`phone`, `student_number:<school id>`). */
  readonly kind: string;
  /** Of its seal (`org.identifier`). */
  readonly purpose: string;
}

/**
 * Lines in the text format of COPY in which values are still to come. Bytes, because whoever has many of them has millions:
 * where a value belongs `text` has VALUE_MARK as one cell.
 */
export interface LinesOfValues {
  /** UTF-8, here and of the values; both are handed over, each in memory of its own. */
  readonly text: Uint8Array<ArrayBuffer>;
  /** One after the other. */
  readonly plains: Uint8Array<ArrayBuffer>;
  /** Bytes of each. */
  readonly lengths: readonly number[];
  /** Each once. */
  readonly uses: readonly ValueUse[];
  /** For each value the place of its use. */
  readonly useOf: readonly number[];
}

/** No text is it: its backslash would be doubled. A line does not begin with it. */
export const VALUE_MARK = '\\L';

/** Port: writes the values of many lines at a time, on a thread of its own when they are many. */
export abstract class ValueWriter {
  /**
   * The lines with two cells for each mark: the blind index, and the sealed value, or null without `isSealed`. The same
   * as those that BlindIndex and FieldCipher make one by one.
   */
  abstract write(lines: LinesOfValues, options: { readonly isSealed: boolean }): Promise<Buffer>;
}
