import { createServer } from 'node:net';

/** Below those that the system gives to outgoing connections: one of those may be taken until the server listens. */
const PORTS = { from: 20_000, count: 12_000 };
const handedOut = new Set<number>();

/** A port of the loopback for a server that a spec starts in a moment. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = PORTS.from + Math.floor(Math.random() * PORTS.count);
    if (handedOut.has(port) || !(await isFree(port))) continue;
    handedOut.add(port);
    return port;
  }
}

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = createServer().once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
