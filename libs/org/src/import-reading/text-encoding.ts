import { isAscii, isUtf8 } from 'node:buffer';
import { DomainError } from '@plinth/error-contract';
import { OrgErrors } from '@plinth/org-contract';
import type { FileBytes } from './file-bytes';

export interface TextEncoding {
  readonly encoding: 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be';
  /** Bytes of the byte order mark. */
  readonly skip: number;
}

type Found = 'utf-8' | 'gb18030';

const NEWLINE = 10;

/** From the bytes of the whole file: a wrong guess shows in row 90,000 only, so nothing is guessed from a sample. */
export async function detectEncoding(bytes: FileBytes): Promise<TextEncoding> {
  const head = await bytes.read(0, 4096);
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf)
    return { encoding: await detectLines(bytes, 3), skip: 3 };
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: 'utf-16le', skip: 2 };
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: 'utf-16be', skip: 2 };
  const wide = wideEncoding(head);
  if (wide) return { encoding: wide, skip: 0 };
  return { encoding: await detectLines(bytes, 0), skip: 0 };
}

/** UTF-16 without a mark: separators and line ends have a zero byte on the same side; a few characters (一) on the other. */
function wideEncoding(head: Buffer): 'utf-16le' | 'utf-16be' | undefined {
  let even = 0;
  let odd = 0;
  head.forEach((byte, at) => {
    if (byte !== 0) return;
    if (at % 2 === 0) even += 1;
    else odd += 1;
  });
  if (even + odd === 0) return undefined;
  if (odd > head.length / 20 && odd > even * 4) return 'utf-16le';
  if (even > head.length / 20 && even > odd * 4) return 'utf-16be';
  throw new DomainError(OrgErrors.importFileUnsupported, { format: 'binary' });
}

/** Line by line; a line counts for an encoding only if it cannot be the other one. */
class LineEncodings {
  private line = 0;
  private expected: Found | undefined;

  get result(): Found {
    return this.expected ?? 'utf-8';
  }

  take(lines: Buffer): void {
    const isAllUtf8 = isUtf8(lines);
    if (isAllUtf8 && (isAscii(lines) || this.expected === 'utf-8')) {
      this.line += countLines(lines);
      return;
    }
    for (let from = 0; from < lines.length; ) {
      const end = lines.indexOf(NEWLINE, from);
      const to = end < 0 ? lines.length : end;
      this.line += 1;
      const found = encodingOf(lines.subarray(from, to), this.line);
      if (found) this.check(found);
      from = to + 1;
    }
  }

  private check(found: Found): void {
    this.expected ??= found;
    if (this.expected === found) return;
    const name = (encoding: Found) => encoding.toUpperCase();
    throw new DomainError(OrgErrors.importFileMixedEncodings, {
      line: this.line,
      found: name(found),
      expected: name(this.expected),
    });
  }
}

async function detectLines(bytes: FileBytes, skip: number): Promise<Found> {
  const lines = new LineEncodings();
  let rest: Buffer = Buffer.alloc(0);
  let first = skip;
  for await (const chunk of bytes.stream()) {
    const all = Buffer.concat([rest, chunk.subarray(first)]);
    first = 0;
    const end = all.lastIndexOf(NEWLINE) + 1;
    rest = all.subarray(end);
    if (end > 0) lines.take(all.subarray(0, end));
    if (rest.length > 8 * 1024 * 1024) throw new DomainError(OrgErrors.importFileUnsupported, { format: 'binary' });
  }
  if (rest.length > 0) lines.take(rest);
  return lines.result;
}

function countLines(bytes: Buffer): number {
  let lines = 0;
  for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, at + 1)) lines += 1;
  return lines;
}

const gb18030 = new TextDecoder('gb18030', { fatal: true });

/** undefined for a line that is plain ASCII or good in both encodings. */
function encodingOf(line: Buffer, number: number): Found | undefined {
  if (isAscii(line)) return undefined;
  const couldBeUtf8 = isUtf8(line);
  const couldBeGb = isGb18030(line);
  if (!couldBeUtf8 && !couldBeGb) throw new DomainError(OrgErrors.importFileUnknownEncoding, { line: number });
  if (couldBeUtf8 && couldBeGb) return isChinese(line.toString('utf8')) ? 'utf-8' : undefined;
  return couldBeUtf8 ? 'utf-8' : 'gb18030';
}

function isGb18030(line: Buffer): boolean {
  try {
    gb18030.decode(line);
    return true;
  } catch {
    return false;
  }
}

/** Chinese in GB18030 that happens to be good UTF-8 comes out as Latin, Greek or Arabic letters, never as Chinese. */
const isChinese = (text: string): boolean => /[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]/.test(text);
