'use strict';
const { digestMany } = require('./digest-many.js');
const { sealMany } = require('./seal-many.js');

const digests = { 'hmac-sha256': digestMany };
const ciphers = { 'aes-256-gcm': sealMany };

/** A late value in the text format of COPY, after the tab of its cell. No text is it: its backslash would be doubled. */
const MARK = Buffer.from('\t\\L');
const HEX_CELL = Buffer.from('\t\\\\x');
const NULL_CELL = Buffer.from('\t\\N');
const DIGEST_CELL = HEX_CELL.length + 64;

const hexDigits = Buffer.from('0123456789abcdef');

/** Two cells for each value: HEX_CELL with the digest, and HEX_CELL with the sealed value or NULL_CELL. */
function sizeOf(source, count, sealed) {
  const bare = source.length - count * MARK.length + count * DIGEST_CELL;
  return bare + (sealed ? count * HEX_CELL.length + 2 * (sealed.ends.at(-1) ?? 0) : count * NULL_CELL.length);
}

function writeHex(out, to, bytes, from, end) {
  let at = to;
  for (let place = from; place < end; place += 1) {
    const byte = bytes[place];
    out[at] = hexDigits[byte >> 4];
    out[at + 1] = hexDigits[byte & 15];
    at += 2;
  }
  return at;
}

function writeBytes(out, to, bytes) {
  for (let at = 0; at < bytes.length; at += 1) out[to + at] = bytes[at];
  return to + bytes.length;
}

/**
 * Lines of COPY with a mark where a value comes, filled with what is made of the values in order: the digest, and the
 * sealed value if there is a `cipher`.
 * @param work bytes of the values one after the other; `lengths[n]` is of value n, `uses[n]` says what it is for
 */
function writeValues({ text, plains, lengths, uses, digest, cipher }) {
  const values = { plains, lengths, uses };
  const made = digests[digest.algorithm](digest, values);
  const sealed = cipher && ciphers[cipher.algorithm](cipher, values);
  const source = Buffer.from(text.buffer, text.byteOffset, text.length);
  // Not of a pool, for it is handed over to another thread.
  const out = Buffer.allocUnsafeSlow(sizeOf(source, lengths.length, sealed));
  let from = 0;
  let to = 0;
  for (let nth = 0; nth < lengths.length; nth += 1) {
    const mark = source.indexOf(MARK, from);
    to += source.copy(out, to, from, mark);
    from = mark + MARK.length;
    to = writeBytes(out, to, HEX_CELL);
    to += out.write(made[nth], to, 'latin1');
    to = writeBytes(out, to, sealed ? HEX_CELL : NULL_CELL);
    if (sealed) to = writeHex(out, to, sealed.bytes, nth === 0 ? 0 : sealed.ends[nth - 1], sealed.ends[nth]);
  }
  source.copy(out, to, from);
  return out;
}

module.exports = { writeValues };
