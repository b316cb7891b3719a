/** One code of a set. Retired codes stay readable: they carry `validTo`. */
export interface CodeEntry {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  /** Other spellings that people write. */
  readonly also?: readonly string[];
  /** YYYY-MM-DD, inclusive. */
  readonly validFrom?: string;
  readonly validTo?: string;
}
