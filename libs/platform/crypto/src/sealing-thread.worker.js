'use strict';
// Runs on a thread of its own and is plain JavaScript, so that it is the same file in a build and in a test.
// Layout of a sealed value: header, nonce of 12 bytes, ciphertext, tag of 16 bytes.
const { createCipheriv, randomFillSync } = require('node:crypto');
const { parentPort } = require('node:worker_threads');

const NONCE = 12;
const TAG = 16;

parentPort.on('message', ({ id, algorithm, key, header, purposes, purposeOf, plains }) => {
  const associated = purposes.map((purpose) => Buffer.concat([header, Buffer.from(purpose)]));
  const longest = plains.reduce((sum, plain) => sum + plain.length * 3, 0);
  const out = Buffer.allocUnsafeSlow(longest + plains.length * (header.length + NONCE + TAG));
  const nonces = randomFillSync(Buffer.allocUnsafeSlow(plains.length * NONCE));
  const ends = new Uint32Array(plains.length);
  let at = 0;
  for (let nth = 0; nth < plains.length; nth += 1) {
    const nonce = nonces.subarray(nth * NONCE, (nth + 1) * NONCE);
    const cipher = createCipheriv(algorithm, key, nonce);
    cipher.setAAD(associated[purposeOf[nth]]);
    out.set(header, at);
    out.set(nonce, at + header.length);
    at += header.length + NONCE;
    const body = cipher.update(plains[nth], 'utf8');
    out.set(body, at);
    at += body.length;
    cipher.final(); // of a counter mode nothing is left over
    out.set(cipher.getAuthTag(), at);
    at += TAG;
    ends[nth] = at;
  }
  parentPort.postMessage({ id, sealed: out.buffer, ends }, [out.buffer, ends.buffer]);
});
