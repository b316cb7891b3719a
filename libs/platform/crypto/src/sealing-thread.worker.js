'use strict';
// Runs on a thread of its own and is plain JavaScript, so that it is the same file in a build and in a test.
const { parentPort } = require('node:worker_threads');
const { writeValues } = require('./write-values.js');

parentPort.on('message', ({ id, ...work }) => {
  const { buffer } = writeValues(work);
  parentPort.postMessage({ id, buffer }, [buffer]);
});
