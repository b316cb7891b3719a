const MB = 1024 * 1024;

/** What one file may cost. Bytes; measured on what is read, not only on what a file declares. */
export const readingLimits = {
  workbookFile: 200 * MB,
  textFile: 1024 * MB,
  zipEntries: 10_000,
  unpacked: 1536 * MB,
  /** An entry above `ratioFrom` that unpacks to more than `ratio` times its size is no sheet that people filled in. */
  ratioFrom: 32 * MB,
  ratio: 200,
  sharedText: 400 * MB,
  part: 32 * MB,
  rowText: 4 * MB,
  columns: 512,
  openQuote: MB,
} as const;

export type ReadingLimits = { readonly [name in keyof typeof readingLimits]: number };

export const inMegabytes = (bytes: number): number => Math.ceil(bytes / MB);
