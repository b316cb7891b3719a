import type { DrawnImage } from './drawn-image';
import { refuseBroken } from './logo-fault';

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');
/** PNG 3rd edition §11: what is drawn. Animations (acTL), texts and times are left behind. */
const drawn: ReadonlySet<string> = new Set([
  'IHDR',
  'PLTE',
  'IDAT',
  'IEND',
  'tRNS',
  'gAMA',
  'cHRM',
  'sRGB',
  'iCCP',
  'sBIT',
]);
const FRAME = 12;

/** Undefined for what does not begin as a PNG. @throws DomainError `org.logo_unfit` */
export function readPng(bytes: Buffer): DrawnImage | undefined {
  if (!bytes.subarray(0, SIGNATURE.length).equals(SIGNATURE)) return undefined;
  const kept: Buffer[] = [SIGNATURE];
  const seen = new Set<string>();
  let at = SIGNATURE.length;
  while (!seen.has('IEND')) {
    if (at + FRAME > bytes.length) return refuseBroken();
    const end = at + FRAME + bytes.readUInt32BE(at);
    const name = bytes.toString('latin1', at + 4, at + 8);
    if (end > bytes.length || (seen.size === 0) !== (name === 'IHDR')) return refuseBroken();
    if (drawn.has(name)) kept.push(bytes.subarray(at, end));
    // §5.4: a chunk with a capital first letter is needed to draw the picture; an unknown one of these is none of ours.
    else if (/^[A-Z]/.test(name)) return refuseBroken();
    seen.add(name);
    at = end;
  }
  if (!seen.has('IDAT') || bytes.readUInt32BE(8) !== 13) return refuseBroken();
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20), content: Buffer.concat(kept) };
}
