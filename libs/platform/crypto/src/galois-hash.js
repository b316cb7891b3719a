'use strict';
// GHASH of NIST SP 800-38D §6.4 for the sealing thread. Products without carries are made of integer products whose
// operands have holes between the bits, so that no table and no branch depends on the key or on what is sealed.
// A block is four words, the least significant first; its bits stand in reverse order, as the standard has them.

const { imul } = Math;

/**
 * The lower 32 bits of the product without carries of `x` and the word whose bits stand at `at`, parted by fours. A hole
 * of three bits holds the carries of eight summands.
 */
function lower(x, parted, at) {
  const x0 = x & 0x11111111;
  const x1 = x & 0x22222222;
  const x2 = x & 0x44444444;
  const x3 = x & 0x88888888;
  const y0 = parted[at];
  const y1 = parted[at + 1];
  const y2 = parted[at + 2];
  const y3 = parted[at + 3];
  return (
    ((imul(x0, y0) ^ imul(x1, y3) ^ imul(x2, y2) ^ imul(x3, y1)) & 0x11111111) |
    ((imul(x0, y1) ^ imul(x1, y0) ^ imul(x2, y3) ^ imul(x3, y2)) & 0x22222222) |
    ((imul(x0, y2) ^ imul(x1, y1) ^ imul(x2, y0) ^ imul(x3, y3)) & 0x44444444) |
    ((imul(x0, y3) ^ imul(x1, y2) ^ imul(x2, y1) ^ imul(x3, y0)) & 0x88888888)
  );
}

function reversed(word) {
  let x = ((word & 0x55555555) << 1) | ((word >>> 1) & 0x55555555);
  x = ((x & 0x33333333) << 2) | ((x >>> 2) & 0x33333333);
  x = ((x & 0x0f0f0f0f) << 4) | ((x >>> 4) & 0x0f0f0f0f);
  x = ((x & 0x00ff00ff) << 8) | ((x >>> 8) & 0x00ff00ff);
  return (x << 16) | (x >>> 16);
}

/** What of 63 bits is above `lower`: the lower bits of the product of the reversed words. */
const upper = (x, parted, at) => reversed(lower(x, parted, at)) >>> 1;

/** Karatsuba twice: the nine words of one side whose products make up the product of four words. */
function partsInto(parts, a, b, c, d) {
  parts[0] = a;
  parts[1] = b;
  parts[2] = c;
  parts[3] = d;
  parts[4] = a ^ b;
  parts[5] = c ^ d;
  parts[6] = a ^ c;
  parts[7] = b ^ d;
  parts[8] = a ^ b ^ c ^ d;
}

const masks = [0x11111111, 0x22222222, 0x44444444, 0x88888888];

function partedOf(words) {
  // The same kind of list as in `multiply`: for two kinds the engine keeps a slower form of what both call.
  const parts = new Int32Array(9);
  partsInto(parts, words[0], words[1], words[2], words[3]);
  return Int32Array.from({ length: 36 }, (_, at) => parts[at >> 2] & masks[at & 3]);
}

const factorOf = (words) => ({ plain: partedOf(words), reversed: partedOf(words.map(reversed)) });

class GaloisHash {
  /** @param {Buffer} key the block of zeros, encrypted */
  constructor(key) {
    const words = [12, 8, 4, 0].map((at) => key.readInt32BE(at));
    this.state = new Int32Array(4);
    this.parts = new Int32Array(9);
    this.mirrored = new Int32Array(9);
    this.low = new Int32Array(9);
    this.up = new Int32Array(9);
    this.product = new Int32Array(8);
    this.key = factorOf(words);
    this.state.set(words);
    this.multiply(this.key);
    this.squared = factorOf([...this.state]);
    this.ends = new Map();
    this.state.fill(0);
  }

  /** Takes in one block of 16 bytes. */
  block(bytes, at) {
    this.add(bytes, at);
    this.multiply(this.key);
  }

  /** Takes in the last block: the lengths in bytes. */
  lengths(associated, sealed) {
    this.state[2] ^= associated * 8;
    this.state[0] ^= sealed * 8;
    this.multiply(this.key);
  }

  /** As `block` and `lengths` after it, for one product: (s·H + l)·H is s·H² + l·H, and few lengths occur. */
  lastBlock(bytes, at, associated, sealed) {
    const end = this.endOf(associated, sealed);
    const { state } = this;
    this.add(bytes, at);
    this.multiply(this.squared);
    state[0] ^= end[0];
    state[1] ^= end[1];
    state[2] ^= end[2];
    state[3] ^= end[3];
  }

  endOf(associated, sealed) {
    const which = associated * 0x1000000 + sealed;
    const known = this.ends.get(which);
    if (known !== undefined) return known;
    const { state } = this;
    const before = Int32Array.from(state);
    state.fill(0);
    this.lengths(associated, sealed);
    const end = Int32Array.from(state);
    state.set(before);
    if (this.ends.size < 10_000) this.ends.set(which, end);
    return end;
  }

  add(bytes, at) {
    const { state } = this;
    state[3] ^= bytes.readInt32BE(at);
    state[2] ^= bytes.readInt32BE(at + 4);
    state[1] ^= bytes.readInt32BE(at + 8);
    state[0] ^= bytes.readInt32BE(at + 12);
  }

  multiply({ plain, reversed: mirror }) {
    const { state, parts, mirrored, low, up, product: z } = this;
    partsInto(parts, state[0], state[1], state[2], state[3]);
    partsInto(mirrored, reversed(state[0]), reversed(state[1]), reversed(state[2]), reversed(state[3]));
    // A loop, because a product that is made at one place only is compiled into it.
    for (let at = 0; at < 9; at += 1) {
      low[at] = lower(parts[at], plain, at * 4);
      up[at] = upper(mirrored[at], mirror, at * 4);
    }
    const z1 = up[0] ^ low[4] ^ low[0] ^ low[1];
    const z2 = low[1] ^ up[4] ^ up[0] ^ up[1];
    const z5 = up[2] ^ low[5] ^ low[2] ^ low[3];
    const z6 = low[3] ^ up[5] ^ up[2] ^ up[3];
    z[0] = low[0];
    z[1] = z1;
    z[2] = z2 ^ low[6] ^ low[0] ^ low[2];
    z[3] = up[1] ^ up[6] ^ low[8] ^ low[6] ^ low[7] ^ z1 ^ z5;
    z[4] = low[2] ^ low[7] ^ up[8] ^ up[6] ^ up[7] ^ z2 ^ z6;
    z[5] = z5 ^ up[7] ^ up[1] ^ up[3];
    z[6] = z6;
    z[7] = up[3];
    this.reduce();
  }

  /** Of 255 bits back to 128, by x^128 + x^7 + x^2 + x + 1. */
  reduce() {
    const { state, product: z } = this;
    for (let at = 7; at > 0; at -= 1) z[at] = (z[at] << 1) | (z[at - 1] >>> 31);
    z[0] <<= 1;
    for (let at = 0; at < 4; at += 1) {
      const word = z[at];
      z[at + 4] ^= word ^ (word >>> 1) ^ (word >>> 2) ^ (word >>> 7);
      z[at + 3] ^= (word << 31) ^ (word << 30) ^ (word << 25);
    }
    state[0] = z[4];
    state[1] = z[5];
    state[2] = z[6];
    state[3] = z[7];
  }
}

module.exports = { GaloisHash };
