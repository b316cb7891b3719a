// A port for a server of this machine that is started in a moment.
import { createServer } from 'node:net';

/** Below those that the system gives to outgoing connections: one of those would be taken until the server listens. */
const PORTS = { from: 20_000, count: 12_000 };
const handedOut = new Set();

export async function freePort() {
  for (;;) {
    const port = PORTS.from + Math.floor(Math.random() * PORTS.count);
    if (handedOut.has(port) || !(await isFree(port))) continue;
    handedOut.add(port);
    return port;
  }
}

/** Its owner knows it already: nobody else here is given it. */
export const keepPort = (port) => void handedOut.add(port);

const isFree = (port) =>
  new Promise((resolve) => {
    const probe = createServer().once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
