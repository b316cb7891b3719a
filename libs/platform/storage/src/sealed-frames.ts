import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { DomainError } from '@plinth/error-contract';
import type { FieldCipher } from '@plinth/platform-crypto';
import { StorageErrors } from './errors';

/**
 * Form 1: `PLF1`, length of the sealed file key (2 bytes), the file key sealed by the key ring for this one file, then
 * frames of AES-256-GCM: 65,536 bytes each, the last one shorter or full, 16 bytes of tag behind each. The nonce is the
 * number of the frame and whether it is the last, so frames cannot be swapped, left out or cut off (the STREAM
 * construction of Hoang, Reyhanitabar, Rogaway and Vizár 2015); one key seals one file, so no nonce repeats.
 */
const MAGIC = Buffer.from('PLF1');
const FRAME = 65_536;
const AUTH_TAG = 16;
const SEALED_FRAME = FRAME + AUTH_TAG;

const purposeOf = (key: string): string => `storage.file:${key}`;

function nonceOf(frame: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUIntBE(frame, 5, 6);
  nonce.writeUInt8(isLast ? 1 : 0, 11);
  return nonce;
}

export async function* sealFrames(
  cipher: FieldCipher,
  key: string,
  source: AsyncIterable<Buffer>,
): AsyncGenerator<Buffer> {
  const secret = randomBytes(32);
  const wrapped = cipher.seal(purposeOf(key), secret.toString('base64'));
  const length = Buffer.alloc(2);
  length.writeUInt16BE(wrapped.length);
  yield Buffer.concat([MAGIC, length, wrapped]);
  let frame = 0;
  const seal = (plain: Buffer, isLast: boolean): Buffer => {
    const gcm = createCipheriv('aes-256-gcm', secret, nonceOf(frame, isLast));
    frame += 1;
    return Buffer.concat([gcm.update(plain), gcm.final(), gcm.getAuthTag()]);
  };
  let waiting: Buffer[] = [];
  let size = 0;
  for await (const chunk of source) {
    waiting.push(chunk);
    size += chunk.length;
    // More than a frame must wait before one is written: only then is it surely not the last.
    if (size <= FRAME) continue;
    const joined = Buffer.concat(waiting);
    let from = 0;
    for (; joined.length - from > FRAME; from += FRAME) yield seal(joined.subarray(from, from + FRAME), false);
    waiting = [Buffer.from(joined.subarray(from))];
    size = joined.length - from;
  }
  yield seal(Buffer.concat(waiting), true);
}

/** What reading needs of a file: bytes from a place on. */
export interface Bytes {
  readonly size: number;
  read(from: number, length: number): Promise<Buffer>;
}

async function headerOf(bytes: Bytes): Promise<{ readonly wrapped: Buffer; readonly start: number }> {
  const head = await bytes.read(0, 6);
  if (head.length < 6 || !head.subarray(0, 4).equals(MAGIC)) throw damaged();
  const length = head.readUInt16BE(4);
  return { wrapped: await bytes.read(6, length), start: 6 + length };
}

/** Bytes of the content of a sealed file, without opening it. */
export async function plainSizeOf(bytes: Bytes): Promise<number> {
  const total = bytes.size - (await headerOf(bytes)).start;
  const size = total - AUTH_TAG * Math.ceil(total / SEALED_FRAME);
  if (size < 0) throw damaged();
  return size;
}

/** Each frame is proved before it is given out. */
export async function* openFrames(cipher: FieldCipher, key: string, bytes: Bytes): AsyncGenerator<Buffer> {
  const { wrapped, start } = await headerOf(bytes);
  const secret = unwrap(cipher, key, wrapped);
  const frames = Math.max(1, Math.ceil((bytes.size - start) / SEALED_FRAME));
  for (let frame = 0; frame < frames; frame += 1) {
    const sealed = await bytes.read(start + frame * SEALED_FRAME, SEALED_FRAME);
    yield openFrame(secret, nonceOf(frame, frame === frames - 1), sealed);
  }
}

function unwrap(cipher: FieldCipher, key: string, wrapped: Buffer): Buffer {
  try {
    return Buffer.from(cipher.open(purposeOf(key), wrapped), 'base64');
  } catch {
    throw damaged();
  }
}

function openFrame(secret: Buffer, nonce: Buffer, sealed: Buffer): Buffer {
  if (sealed.length < AUTH_TAG) throw damaged();
  try {
    const gcm = createDecipheriv('aes-256-gcm', secret, nonce, { authTagLength: AUTH_TAG });
    gcm.setAuthTag(sealed.subarray(sealed.length - AUTH_TAG));
    return Buffer.concat([gcm.update(sealed.subarray(0, sealed.length - AUTH_TAG)), gcm.final()]);
  } catch {
    throw damaged();
  }
}

const damaged = (): DomainError => new DomainError(StorageErrors.fileDamaged);
