import { DomainError } from '@plinth/error-contract';
import { OrgErrors } from '@plinth/org-contract';
import { StringDecoder } from 'node:string_decoder';
import { prefixOf, runsOf } from './xml-text';

const BLOCK = 1024 * 1024;
const REMEMBERED = 4096;

/**
 * The string table of a workbook as UTF-8 bytes outside the heap: as strings, the table of 100,000 rows is what makes
 * other readers need 300 to 500 MB. A string is made again when a cell asks for it.
 */
export class SharedStrings {
  private readonly blocks: Buffer[] = [];
  private used = BLOCK;
  private total = 0;
  private count = 0;
  /** Of string i: block × BLOCK + start. A string longer than a block has a block of its own. */
  private starts = new Float64Array(1024);
  private lengths = new Uint32Array(1024);
  private readonly lately = new Array<string | undefined>(REMEMBERED);
  private readonly latelyIndex = new Int32Array(REMEMBERED).fill(-1);

  constructor(private readonly limit: number) {}

  get size(): number {
    return this.count;
  }

  add(text: string): void {
    const length = Buffer.byteLength(text);
    this.total += length;
    if (this.total > this.limit) throw new DomainError(OrgErrors.importFileUnpacksTooLarge);
    if (length > BLOCK - this.used || this.blocks.length === 0) {
      this.blocks.push(Buffer.allocUnsafeSlow(Math.max(BLOCK, length)));
      this.used = 0;
    }
    if (this.count === this.starts.length) this.grow();
    const block = this.blocks.length - 1;
    this.blocks[block]?.write(text, this.used);
    this.starts[this.count] = block * BLOCK + this.used;
    this.lengths[this.count] = length;
    this.used = Math.min(BLOCK, this.used + length);
    this.count += 1;
  }

  /** undefined when the table has no such string: the workbook is damaged. */
  get(index: number): string | undefined {
    if (!(index >= 0 && index < this.count)) return undefined;
    const slot = index % REMEMBERED;
    if (this.latelyIndex[slot] === index) return this.lately[slot];
    const start = this.starts[index] ?? 0;
    const from = start % BLOCK;
    const text = this.blocks[Math.floor(start / BLOCK)]?.toString('utf8', from, from + (this.lengths[index] ?? 0));
    this.latelyIndex[slot] = index;
    this.lately[slot] = text;
    return text;
  }

  private grow(): void {
    const starts = new Float64Array(this.starts.length * 2);
    starts.set(this.starts);
    this.starts = starts;
    const lengths = new Uint32Array(this.lengths.length * 2);
    lengths.set(this.lengths);
    this.lengths = lengths;
  }
}

export async function readSharedStrings(chunks: AsyncIterable<Buffer>, limit: number): Promise<SharedStrings> {
  const strings = new SharedStrings(limit);
  const decoder = new StringDecoder('utf8');
  let rest = '';
  let prefix: string | undefined;
  for await (const chunk of chunks) {
    rest += decoder.write(chunk);
    prefix ??= prefixOf(rest, 'sst');
    if (prefix !== undefined) rest = takeItems(rest, prefix, strings);
    if (rest.length > limit) throw new DomainError(OrgErrors.importFileUnpacksTooLarge);
  }
  return strings;
}

/** Adds every whole <si> and gives back what is left. */
function takeItems(xml: string, prefix: string, strings: SharedStrings): string {
  const open = `<${prefix}si`;
  const close = `</${prefix}si>`;
  let at = 0;
  for (;;) {
    const start = xml.indexOf(open, at);
    if (start < 0) return xml.slice(Math.max(at, xml.length - open.length));
    const tagEnd = xml.indexOf('>', start);
    if (tagEnd < 0) return xml.slice(start);
    if (xml.charCodeAt(tagEnd - 1) === 47) {
      strings.add('');
      at = tagEnd + 1;
      continue;
    }
    const end = xml.indexOf(close, tagEnd);
    if (end < 0) return xml.slice(start);
    strings.add(runsOf(xml.slice(tagEnd + 1, end), prefix));
    at = end + close.length;
  }
}
