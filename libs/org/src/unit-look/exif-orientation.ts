/** CIPA DC-008 (EXIF) §4.5.4, §4.6.2, §4.6.4: a head, then a small TIFF, of which only how the picture is held is kept. */
const NAME = 'Exif\0\0';
const ORIENTATION = 0x0112;
const SHORT = 3;
const ENTRY = 12;

/**
 * How a picture is turned or mirrored before it is seen, 2 to 8.
 * @param data of a segment APP1, without marker and length. Undefined for what says nothing, is upright, or is no EXIF.
 */
export function readOrientation(data: Buffer): number | undefined {
  if (data.toString('latin1', 0, NAME.length) !== NAME) return undefined;
  const tiff = data.subarray(NAME.length);
  const order = tiff.toString('latin1', 0, 4);
  if (order !== 'II*\0' && order !== 'MM\0*') return undefined;
  const isLittle = order === 'II*\0';
  const short = (at: number) => (isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const long = (at: number) => (isLittle ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at));
  if (tiff.length < 8) return undefined;
  const directory = long(4);
  if (directory + 2 > tiff.length) return undefined;
  const first = directory + 2;
  const end = Math.min(first + short(directory) * ENTRY, tiff.length - ENTRY + 1);
  for (let at = first; at < end; at += ENTRY) {
    if (short(at) !== ORIENTATION) continue;
    const value = short(at + 8);
    return short(at + 2) === SHORT && value >= 2 && value <= 8 ? value : undefined;
  }
  return undefined;
}

/** A segment APP1 that says this and nothing else. */
export function orientationSegment(orientation: number): Buffer {
  const tiff = Buffer.alloc(26);
  tiff.write('MM\0*', 'latin1');
  tiff.writeUInt32BE(8, 4);
  tiff.writeUInt16BE(1, 8);
  tiff.writeUInt16BE(ORIENTATION, 10);
  tiff.writeUInt16BE(SHORT, 12);
  tiff.writeUInt32BE(1, 14);
  tiff.writeUInt16BE(orientation, 18);
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(2 + NAME.length + tiff.length, 2);
  return Buffer.concat([head, Buffer.from(NAME, 'latin1'), tiff]);
}
