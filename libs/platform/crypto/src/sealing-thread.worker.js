'use strict';
// Runs on a thread of its own and is plain JavaScript, so that it is the same file in a build and in a test.
const { parentPort } = require('node:worker_threads');
const { digestMany } = require('./digest-many.js');
const { sealMany } = require('./seal-many.js');

const works = { 'aes-256-gcm': sealMany, 'hmac-sha256': digestMany };

parentPort.on('message', ({ id, algorithm, ...work }) => {
  const { bytes, ends } = works[algorithm](work);
  parentPort.postMessage({ id, bytes, ends }, [bytes, ends.buffer]);
});
