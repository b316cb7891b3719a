import { crc32, deflateSync } from 'node:zlib';

const chunk = (name: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
};

export interface PngParts {
  readonly width?: number;
  readonly height?: number;
  /** Between the head and the picture. */
  readonly chunks?: readonly (readonly [name: string, data: string])[];
  readonly behind?: string;
}

/** A real PNG of one colour (red, opaque unless said otherwise), with whatever else it is to hold. */
export function aPng({ width = 32, height = 32, chunks = [], behind = '' }: PngParts = {}): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const line = Buffer.concat([Buffer.from([0]), Buffer.alloc(Math.min(width, 2048) * 3, Buffer.from([200, 16, 46]))]);
  const rows = Buffer.concat(Array.from({ length: Math.min(height, 2048) }, () => line));
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', head),
    ...chunks.map(([name, data]) => chunk(name, Buffer.from(data, 'latin1'))),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
    Buffer.from(behind, 'latin1'),
  ]);
}

const segment = (marker: number, data: Buffer): Buffer => {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(data.length + 2, 2);
  return Buffer.concat([head, data]);
};

export interface JpegParts {
  readonly width?: number;
  readonly height?: number;
  readonly segments?: readonly (readonly [marker: number, data: string])[];
  readonly behind?: string;
}

/** The frame of a JPEG: its head, one scan with a stuffed byte and a restart marker, its end. */
export function aJpeg({ width = 32, height = 32, segments = [], behind = '' }: JpegParts = {}): Buffer {
  const frame = Buffer.from([8, 0, 0, 0, 0, 1, 1, 0x11, 0]);
  frame.writeUInt16BE(height, 1);
  frame.writeUInt16BE(width, 3);
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\0\0', 'latin1')),
    ...segments.map(([marker, data]) => segment(marker, Buffer.from(data, 'latin1'))),
    segment(0xc0, frame),
    segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    Buffer.from([1, 2, 0xff, 0x00, 3, 0xff, 0xd0, 4, 0xff, 0xd9]),
    Buffer.from(behind, 'latin1'),
  ]);
}

/** A JPEG with one segment more, before all others. */
export const withSegment = (jpeg: Buffer, marker: number, data: string): Buffer =>
  Buffer.concat([jpeg.subarray(0, 2), segment(marker, Buffer.from(data, 'latin1')), jpeg.subarray(2)]);

export interface CameraParts {
  readonly isLittle?: boolean;
  readonly orientation: number;
  /** 3 is a short, as it is to be. */
  readonly type?: number;
}

/** What a camera writes into APP1: its make, how it was held, and where; as text of one byte a character. */
export function aCameraRemark({ isLittle = true, orientation, type = 3 }: CameraParts): string {
  const tiff = Buffer.alloc(64);
  const short = (value: number, at: number) =>
    isLittle ? tiff.writeUInt16LE(value, at) : tiff.writeUInt16BE(value, at);
  const long = (value: number, at: number) =>
    isLittle ? tiff.writeUInt32LE(value, at) : tiff.writeUInt32BE(value, at);
  tiff.write(isLittle ? 'II*\0' : 'MM\0*', 'latin1');
  long(8, 4);
  short(2, 8);
  const entry = (at: number, tag: number, kind: number, count: number) => {
    short(tag, at);
    short(kind, at + 2);
    long(count, at + 4);
  };
  entry(10, 0x010f, 2, 20);
  long(38, 18);
  entry(22, 0x0112, type, 1);
  short(orientation, 30);
  tiff.write('where it was taken', 38, 'latin1');
  return `Exif\0\0${tiff.toString('latin1')}`;
}

const riff = (name: string, data: Buffer): Buffer => {
  const head = Buffer.alloc(8);
  head.write(name, 'latin1');
  head.writeUInt32LE(data.length, 4);
  return Buffer.concat([head, data, Buffer.alloc(data.length % 2)]);
};

export interface WebpParts {
  readonly width?: number;
  readonly height?: number;
  readonly kind?: 'lossy' | 'lossless';
  /** With a canvas that says so. */
  readonly flags?: number;
  readonly canvas?: readonly [width: number, height: number];
  readonly chunks?: readonly (readonly [name: string, data: string])[];
}

/** The frame of a WebP. */
export function aWebp({ width = 32, height = 32, kind = 'lossy', flags, canvas, chunks = [] }: WebpParts = {}): Buffer {
  const lossy = Buffer.from([0x10, 0, 0, 0x9d, 0x01, 0x2a, 0, 0, 0, 0, 7]);
  lossy.writeUInt16LE(width, 6);
  lossy.writeUInt16LE(height, 8);
  const lossless = Buffer.from([0x2f, 0, 0, 0, 0, 9]);
  lossless.writeUInt32LE(((height - 1) << 14) | (width - 1), 1);
  const extended = Buffer.alloc(10);
  const [across, down] = canvas ?? [width, height];
  extended[0] = flags ?? 0;
  extended.writeUIntLE(across - 1, 4, 3);
  extended.writeUIntLE(down - 1, 7, 3);
  const body = Buffer.concat([
    ...(flags === undefined ? [] : [riff('VP8X', extended)]),
    kind === 'lossy' ? riff('VP8 ', lossy) : riff('VP8L', lossless),
    ...chunks.map(([name, data]) => riff(name, Buffer.from(data, 'latin1'))),
  ]);
  const head = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1');
  head.writeUInt32LE(body.length + 4, 4);
  return Buffer.concat([head, body]);
}
