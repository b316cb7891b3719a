import type { FileBytes } from './file-bytes';
import type { ReadingLimits } from './reading-limits';
import { SheetReader } from './sheet-reader';
import type { MergedRange, RawRow, SheetInFile } from './sheet-reader';
import { detectEncoding } from './text-encoding';
import type { TextEncoding } from './text-encoding';
import { TextRows, detectSeparator } from './text-rows';

const CHUNK = 256 * 1024;
const SAMPLE = 64 * 1024;

/** CSV, TSV and their relatives: one sheet, named as the file is. */
export class TextSheetReader extends SheetReader {
  readonly format = 'text';
  readonly dates1904 = false;
  readonly sheets: readonly SheetInFile[];
  readonly encoding: string;
  private done = 0;

  private constructor(
    name: string,
    private readonly bytes: FileBytes,
    private readonly text: TextEncoding,
    readonly separator: string,
    private readonly limits: ReadingLimits,
  ) {
    super();
    this.sheets = [{ name, hidden: false }];
    this.encoding = text.encoding;
  }

  static async open(name: string, bytes: FileBytes, limits: ReadingLimits): Promise<TextSheetReader> {
    const text = await detectEncoding(bytes);
    const sample = new TextDecoder(text.encoding).decode(await bytes.read(text.skip, SAMPLE));
    return new TextSheetReader(name, bytes, text, detectSeparator(sample), limits);
  }

  async *rows(): AsyncIterable<readonly RawRow[]> {
    const decoder = new TextDecoder(this.text.encoding);
    const rows = new TextRows(this.separator, this.limits);
    this.done = 0;
    let skip = this.text.skip;
    for await (const chunk of this.bytes.stream(CHUNK)) {
      this.done += chunk.length;
      yield rows.push(decoder.decode(chunk.subarray(skip), { stream: true }));
      skip = 0;
    }
    yield [...rows.push(decoder.decode()), ...rows.end()];
  }

  mergedRanges(): Promise<readonly MergedRange[]> {
    return Promise.resolve([]);
  }

  share(): number {
    return this.done / this.bytes.size;
  }

  /** The bytes are closed by whoever opened them. */
  close(): Promise<void> {
    return Promise.resolve();
  }
}
