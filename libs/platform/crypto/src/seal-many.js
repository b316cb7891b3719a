'use strict';
// AES-256-GCM (NIST SP 800-38D §7.1) of thousands of short values under one key: the cipher of node:crypto encrypts the
// counters of all of them in one call, where an object for each value would cost three times the work of everything else.
// Layout of a sealed value: header, nonce of 12 bytes, ciphertext, tag of 16 bytes.
const { createCipheriv, randomFillSync } = require('node:crypto');
const { GaloisHash } = require('./galois-hash.js');

const NONCE = 12;
const TAG = 16;
const BLOCK = 16;

const blocksOf = (length) => Math.ceil(length / BLOCK);

/** States of the hash after the associated data of each purpose. */
function beginnings(hash, associated) {
  return associated.map((bytes) => {
    const whole = Buffer.alloc(blocksOf(bytes.length) * BLOCK);
    whole.set(bytes);
    hash.state.fill(0);
    for (let at = 0; at < whole.length; at += BLOCK) hash.block(whole, at);
    return { state: Int32Array.from(hash.state), length: bytes.length };
  });
}

/** Header, nonce and plain text of each, zeros for the tag; where each begins and ends. */
function layOut(header, plains, lengths) {
  const count = lengths.length;
  const out = Buffer.alloc(plains.length + count * (header.length + NONCE + TAG));
  const nonces = randomFillSync(new Uint8Array(count * NONCE));
  const starts = new Uint32Array(count);
  const ends = new Uint32Array(count);
  let at = 0;
  let from = 0;
  for (let nth = 0; nth < count; nth += 1) {
    for (let byte = 0; byte < header.length; byte += 1) out[at + byte] = header[byte];
    at += header.length;
    for (let byte = 0; byte < NONCE; byte += 1) out[at + byte] = nonces[nth * NONCE + byte];
    starts[nth] = at + NONCE;
    at = starts[nth];
    for (const end = from + lengths[nth]; from < end; from += 1) out[at++] = plains[from];
    at += TAG;
    ends[nth] = at;
  }
  return { out, starts, ends, nonces };
}

/** The key stream of all: for each value the block of its tag (counter 1), then those of its text. */
function keyStream(cipher, { starts, ends, nonces }) {
  let blocks = 0;
  for (let nth = 0; nth < starts.length; nth += 1) blocks += 1 + blocksOf(ends[nth] - TAG - starts[nth]);
  const counters = new DataView(new ArrayBuffer(blocks * BLOCK));
  const words = new DataView(nonces.buffer);
  let at = 0;
  for (let nth = 0; nth < starts.length; nth += 1) {
    const most = 1 + blocksOf(ends[nth] - TAG - starts[nth]);
    for (let count = 1; count <= most; count += 1) {
      for (let word = 0; word < NONCE; word += 4) counters.setInt32(at + word, words.getInt32(nth * NONCE + word));
      counters.setUint32(at + NONCE, count);
      at += BLOCK;
    }
  }
  return cipher.update(counters);
}

/**
 * @param work `uses[n]` is the place of the purpose of value n in `associated`
 * @returns {{ bytes: Buffer, ends: Uint32Array }} the values one after the other, and where each ends
 */
function sealMany({ key, header, associated }, { plains, lengths, uses }) {
  // The bare block function; each block is encrypted once, for its own counter.
  const cipher = createCipheriv('aes-256-ecb', key, null).setAutoPadding(false);
  const hash = new GaloisHash(cipher.update(Buffer.alloc(BLOCK)));
  const begun = beginnings(hash, associated);
  const laid = layOut(header, plains, lengths);
  const { out, starts, ends } = laid;
  const stream = keyStream(cipher, laid);
  let from = 0;
  for (let nth = 0; nth < lengths.length; nth += 1) {
    const start = starts[nth];
    const end = ends[nth] - TAG;
    const tagStream = from;
    from += BLOCK;
    for (let at = start; at < end; at += 1) out[at] ^= stream[from + at - start];
    from += blocksOf(end - start) * BLOCK;
    const { state, length } = begun[uses[nth]];
    hash.state.set(state);
    // The zeros where the tag will be fill up the last block.
    const last = start + (blocksOf(end - start) - 1) * BLOCK;
    for (let at = start; at < last; at += BLOCK) hash.block(out, at);
    if (end > start) hash.lastBlock(out, last, length, end - start);
    else hash.lengths(length, 0);
    for (let word = 0; word < 4; word += 1)
      out.writeInt32BE(hash.state[3 - word] ^ stream.readInt32BE(tagStream + word * 4), end + word * 4);
  }
  return { bytes: out, ends };
}

module.exports = { sealMany };
