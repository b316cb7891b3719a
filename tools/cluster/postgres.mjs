// The PostgreSQL of a cluster on one machine: the embedded one, on a unix socket below `home`, with room for many processes.
// node tools/cluster/postgres.mjs --home <folder>   runs until it is interrupted. Needs `npm run build` first.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { root } from '../workspace.mjs';

const SETTINGS = { max_connections: '300' };

const isAlive = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
};

const urlOf = ({ host, user, database }, withUser) =>
  `postgres://${withUser ? `${user}@` : ''}localhost/${database}?host=${encodeURIComponent(host)}`;

/** @param {{ home: string }} options */
export async function startPostgres({ home }) {
  const { startEmbeddedServer } = createRequire(import.meta.url)(
    path.join(root, 'dist/libs/platform/database/src/index.js'),
  );
  const folder = path.resolve(home);
  fs.mkdirSync(folder, { recursive: true, mode: 0o711 });
  const start = () => startEmbeddedServer({ home: folder, settings: SETTINGS });
  let server = await start();
  return {
    /** As its owner: for `plinth migrate` alone. */
    ownerUrl: urlOf(server.owner(), true),
    /** For services, which come as the roles of their domains. */
    url: urlOf(server.owner(), false),
    get pid() {
      return server.pid;
    },
    stop: () => server.stop(),
    /** As a crash does; the data stays. */
    kill: async () => {
      process.kill(server.pid, 'SIGKILL');
      while (isAlive(server.pid)) await sleep(20);
    },
    restart: async () => {
      server = await start();
    },
  };
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const home = process.argv[process.argv.indexOf('--home') + 1] ?? '.plinth/cluster';
  const postgres = await startPostgres({ home });
  console.log(`postgres is ready at ${postgres.ownerUrl} (pid ${postgres.pid})`);
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, () => void postgres.stop().then(() => process.exit(0)));
  }
  setInterval(() => undefined, 1 << 30);
}
