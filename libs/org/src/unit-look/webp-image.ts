import type { DrawnImage } from './drawn-image';
import { refuseBroken, refuseLogo } from './logo-fault';

interface Chunk {
  readonly name: string;
  readonly data: Buffer;
  /** With its head, and the byte that makes it even. */
  readonly whole: Buffer;
}

const HEAD = 12;
/** RFC 9649 §2.7: what is drawn. EXIF and XMP are left behind. */
const drawn: ReadonlySet<string> = new Set(['VP8X', 'ICCP', 'ALPH', 'VP8 ', 'VP8L']);
const ANIMATED = 0x02;
const EXIF_OR_XMP = 0x0c;

/** Undefined for what does not begin as a WebP. @throws DomainError `org.logo_unfit` */
export function readWebp(bytes: Buffer): DrawnImage | undefined {
  const name = (at: number) => bytes.toString('latin1', at, at + 4);
  if (name(0) !== 'RIFF' || name(8) !== 'WEBP') return undefined;
  const kept = chunksOf(bytes).filter((chunk) => drawn.has(chunk.name));
  const [bitstream, ...others] = kept.filter((chunk) => chunk.name === 'VP8 ' || chunk.name === 'VP8L');
  const canvas = kept[0]?.name === 'VP8X' ? withoutRemarks(kept[0]) : undefined;
  const isOrdered = kept.every((chunk, index) => chunk.name !== 'VP8X' || index === 0);
  if (bitstream === undefined || others.length > 0 || !isOrdered) return refuseBroken();
  const size = bitstream.name === 'VP8 ' ? sizeOfLossy(bitstream.data) : sizeOfLossless(bitstream.data);
  const body = Buffer.concat(kept.map((chunk, index) => (index === 0 && canvas ? canvas.whole : chunk.whole)));
  // §2.7.1: a picture that stands still fills its canvas.
  if (canvas && (canvas.width !== size.width || canvas.height !== size.height)) return refuseBroken();
  return { ...size, content: Buffer.concat([headOf(body.length), body]) };
}

function chunksOf(bytes: Buffer): Chunk[] {
  const end = bytes.length < HEAD ? 0 : 8 + bytes.readUInt32LE(4);
  if (end > bytes.length) return refuseBroken();
  const chunks: Chunk[] = [];
  for (let at = HEAD; at < end; ) {
    if (at + 8 > end) return refuseBroken();
    const length = bytes.readUInt32LE(at + 4);
    const next = at + 8 + length + (length % 2);
    if (next > end) return refuseBroken();
    const name = bytes.toString('latin1', at, at + 4);
    if (name === 'ANIM' || name === 'ANMF') refuseAnimated();
    chunks.push({ name, data: bytes.subarray(at + 8, at + 8 + length), whole: bytes.subarray(at, next) });
    at = next;
  }
  return chunks;
}

const refuseAnimated = (): never => refuseLogo('不支持动图', 'it does not move');

function withoutRemarks({ data, whole }: Chunk) {
  const flags = data[0];
  if (data.length < 10 || flags === undefined) return refuseBroken();
  if (flags & ANIMATED) return refuseAnimated();
  const clean = Buffer.from(whole);
  clean[8] = flags & ~EXIF_OR_XMP;
  return { width: data.readUIntLE(4, 3) + 1, height: data.readUIntLE(7, 3) + 1, whole: clean };
}

/** RFC 6386 §9.1: a key frame with its start code. */
function sizeOfLossy(data: Buffer) {
  if (data.length < 10 || ((data[0] as number) & 1) !== 0 || data.readUIntBE(3, 3) !== 0x9d012a) return refuseBroken();
  return { width: data.readUInt16LE(6) & 0x3fff, height: data.readUInt16LE(8) & 0x3fff };
}

/** RFC 9649 §3.4. */
function sizeOfLossless(data: Buffer) {
  if (data.length < 5 || data[0] !== 0x2f) return refuseBroken();
  const bits = data.readUInt32LE(1);
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
}

function headOf(length: number): Buffer {
  const head = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1');
  head.writeUInt32LE(length + 4, 4);
  return head;
}
