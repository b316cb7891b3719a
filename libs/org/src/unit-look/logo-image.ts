import { createHash } from 'node:crypto';
import type { DrawnImage } from './drawn-image';
import { readJpeg } from './jpeg-image';
import { refuseLogo } from './logo-fault';
import { readPng } from './png-image';
import { readWebp } from './webp-image';

export interface Logo {
  readonly type: 'image/png' | 'image/jpeg' | 'image/webp';
  readonly content: Buffer;
  readonly hash: string;
}

export const LOGO_MAX_BYTES = 256 * 1024;
export const LOGO_MIN_PIXELS = 16;
export const LOGO_MAX_PIXELS = 1024;

const readers: readonly (readonly [Logo['type'], (bytes: Buffer) => DrawnImage | undefined])[] = [
  ['image/png', readPng],
  ['image/jpeg', readJpeg],
  ['image/webp', readWebp],
];

/**
 * The kind comes from the first bytes, never from a name or a header; SVG is none of the kinds: it can hold scripts.
 * @throws DomainError `org.logo_unfit`
 */
export function checkLogo(bytes: Buffer): Logo {
  if (bytes.length > LOGO_MAX_BYTES)
    refuseLogo(`图片不超过 ${LOGO_MAX_BYTES / 1024} KB`, `it has ${LOGO_MAX_BYTES / 1024} KB at most`);
  for (const [type, read] of readers) {
    const image = read(bytes);
    if (image === undefined) continue;
    checkSize(image);
    const { content } = image;
    return { type, content, hash: createHash('sha256').update(content).digest('base64url') };
  }
  return refuseLogo('只支持 PNG、JPEG 或 WebP 图片', 'it is a PNG, JPEG or WebP picture');
}

function checkSize({ width, height }: DrawnImage): void {
  const [least, most] = [LOGO_MIN_PIXELS, LOGO_MAX_PIXELS];
  if (Math.min(width, height) >= least && Math.max(width, height) <= most) return;
  refuseLogo(
    `宽和高在 ${least} 到 ${most} 像素之间，这张是 ${width} × ${height}`,
    `its sides are ${least} to ${most} pixels, this one is ${width} × ${height}`,
  );
}
