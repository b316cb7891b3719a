'use strict';
// GHASH of NIST SP 800-38D §6.4 for the sealing thread. Products without carries are made of integer products whose
// operands have holes between the bits, so that no table and no branch depends on the key or on what is sealed.
// A block is four words, the least significant first; its bits stand in reverse order, as the standard has them.

const { imul } = Math;

/** The lower 32 bits of the product without carries. A hole of three bits holds the carries of eight summands. */
function lower(x, y) {
  const x0 = x & 0x11111111;
  const x1 = x & 0x22222222;
  const x2 = x & 0x44444444;
  const x3 = x & 0x88888888;
  const y0 = y & 0x11111111;
  const y1 = y & 0x22222222;
  const y2 = y & 0x44444444;
  const y3 = y & 0x88888888;
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
const upper = (x, y) => reversed(lower(x, y)) >>> 1;

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

/** Adds to `z` the product of two words by two, from the lower and upper halves of its three products. */
function addProduct(z, at, low0, low1, low2, up0, up1, up2) {
  z[at] ^= low0;
  z[at + 1] ^= up0 ^ low2 ^ low0 ^ low1;
  z[at + 2] ^= low1 ^ up2 ^ up0 ^ up1;
  z[at + 3] ^= up1;
}

class GaloisHash {
  /** @param {Buffer} key the block of zeros, encrypted */
  constructor(key) {
    const words = [12, 8, 4, 0].map((at) => key.readInt32BE(at));
    this.state = new Int32Array(4);
    this.parts = new Int32Array(9);
    this.reversedParts = new Int32Array(9);
    this.key = new Int32Array(9);
    this.reversedKey = new Int32Array(9);
    partsInto(this.key, ...words);
    partsInto(this.reversedKey, ...words.map(reversed));
    this.low = new Int32Array(9);
    this.up = new Int32Array(9);
    this.product = new Int32Array(8);
  }

  /** Takes in one block of 16 bytes. */
  block(bytes, at) {
    const { state } = this;
    state[3] ^= bytes.readInt32BE(at);
    state[2] ^= bytes.readInt32BE(at + 4);
    state[1] ^= bytes.readInt32BE(at + 8);
    state[0] ^= bytes.readInt32BE(at + 12);
    this.multiply();
  }

  /** Takes in the last block: the lengths in bytes. */
  lengths(associated, sealed) {
    this.state[2] ^= associated * 8;
    this.state[0] ^= sealed * 8;
    this.multiply();
  }

  multiply() {
    const { state, parts, reversedParts, key, reversedKey, low, up, product } = this;
    const [a, b, c, d] = state;
    partsInto(parts, a, b, c, d);
    partsInto(reversedParts, reversed(a), reversed(b), reversed(c), reversed(d));
    for (let at = 0; at < 9; at += 1) {
      low[at] = lower(parts[at], key[at]);
      up[at] = upper(reversedParts[at], reversedKey[at]);
    }
    product.fill(0);
    addProduct(product, 0, low[0], low[1], low[4], up[0], up[1], up[4]);
    addProduct(product, 4, low[2], low[3], low[5], up[2], up[3], up[5]);
    const [z0, z1, z2, z3, z4, z5, z6, z7] = product;
    addProduct(product, 2, low[6], low[7], low[8], up[6], up[7], up[8]);
    product[2] ^= z0 ^ z4;
    product[3] ^= z1 ^ z5;
    product[4] ^= z2 ^ z6;
    product[5] ^= z3 ^ z7;
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
    for (let at = 0; at < 4; at += 1) state[at] = z[at + 4];
  }
}

module.exports = { GaloisHash };
