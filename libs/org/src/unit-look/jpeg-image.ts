import type { DrawnImage } from './drawn-image';
import { orientationSegment, readOrientation } from './exif-orientation';
import { refuseBroken } from './logo-fault';

/** ITU-T T.81 table B.1. */
const START = 0xd8;
const END = 0xd9;
const SCAN = 0xda;
/** APP1, where cameras write how the picture was taken. */
const CAMERA = 0xe1;
const frames: ReadonlySet<number> = new Set([0xc0, 0xc1, 0xc2]);
/** Tables, frames and scans. */
const drawn: ReadonlySet<number> = new Set([...frames, 0xc4, 0xdb, 0xdd, SCAN]);

/** Undefined for what does not begin as a JPEG. @throws DomainError `org.logo_unfit` */
export function readJpeg(bytes: Buffer): DrawnImage | undefined {
  if (bytes[0] !== 0xff || bytes[1] !== START || bytes[2] !== 0xff) return undefined;
  const kept: Buffer[] = [bytes.subarray(0, 2)];
  let size: { readonly width: number; readonly height: number } | undefined;
  let hasScan = false;
  for (let at = 2; ; ) {
    const marker = bytes[at + 1];
    if (bytes[at] !== 0xff || marker === undefined) return refuseBroken();
    if (marker === END) break;
    if (marker === 0xff) {
      // §B.1.1.2: any number of fill bytes may stand before a marker.
      at += 1;
      continue;
    }
    const end = endOf(bytes, at, marker);
    if (isDrawn(bytes, at, marker)) kept.push(bytes.subarray(at, end));
    else if (marker === CAMERA) kept.push(...heldAs(bytes.subarray(at + 4, end)));
    else if (!isRemark(marker)) return refuseBroken();
    if (frames.has(marker)) size = { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) };
    if (marker === SCAN) hasScan = true;
    at = end;
  }
  if (size === undefined || !hasScan) return refuseBroken();
  return { ...size, content: Buffer.concat([...kept, Buffer.from([0xff, END])]) };
}

/** Of a segment, and of the coded picture that follows the head of a scan. */
function endOf(bytes: Buffer, at: number, marker: number): number {
  if (at + 4 > bytes.length) return refuseBroken();
  const length = bytes.readUInt16BE(at + 2);
  let end = at + 2 + length;
  if (length < 2 || end > bytes.length || (frames.has(marker) && length < 8)) return refuseBroken();
  if (marker !== SCAN) return end;
  for (; end + 1 < bytes.length; end++) if (bytes[end] === 0xff && !isWithinScan(bytes[end + 1] as number)) return end;
  return refuseBroken();
}

/** §B.1.1.5: a stuffed byte or a restart marker. */
const isWithinScan = (next: number): boolean => next === 0 || (next >= 0xd0 && next <= 0xd7);

/** A picture of a telephone lies on its side without it. */
function heldAs(camera: Buffer): Buffer[] {
  const orientation = readOrientation(camera);
  return orientation === undefined ? [] : [orientationSegment(orientation)];
}

const isRemark = (marker: number): boolean => (marker >= 0xe0 && marker <= 0xef) || marker === 0xfe;

/** Of the remarks: JFIF, the colour profile, and Adobe's word on how colours are coded. */
function isDrawn(bytes: Buffer, at: number, marker: number): boolean {
  const begins = (text: string) => bytes.toString('latin1', at + 4, at + 4 + text.length) === text;
  if (drawn.has(marker)) return true;
  return (
    (marker === 0xe0 && begins('JFIF\0')) ||
    (marker === 0xe2 && begins('ICC_PROFILE\0')) ||
    (marker === 0xee && begins('Adobe'))
  );
}
