import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { findBinaries, linkLibraries } from './find-binaries';
import { isReachableByOthers } from './server-user';
import type { ServerUser } from './server-user';

export interface Places {
  /** The data directory of the server. */
  readonly data: string;
  /** Folder of its unix socket, 0700: the file system is the guard. */
  readonly socket: string;
  readonly bin: string;
  readonly log: string;
}

/** Longest path of a unix socket on Linux is 107 bytes; `/.s.PGSQL.5432` takes 14. */
const LONGEST_SOCKET_FOLDER = 90;

/** Decides where the server's files are. As root, a folder its user cannot reach moves to /var/lib/plinth. */
export function choosePlaces(home: string, user: ServerUser | undefined, binaries?: string): Places {
  fs.mkdirSync(home, { recursive: true, mode: user ? 0o711 : 0o700 });
  const id = createHash('sha256').update(path.resolve(home)).digest('hex').slice(0, 16);
  const elsewhere = user !== undefined && !isReachableByOthers(home);
  const base = elsewhere ? path.join('/var/lib/plinth', id) : home;
  fs.mkdirSync(base, { recursive: true, mode: 0o711 });
  if (elsewhere) fs.writeFileSync(path.join(home, 'postgres.path'), `${base}\n`);
  const data = path.join(base, 'postgres');
  const socket =
    data.length <= LONGEST_SOCKET_FOLDER ? path.join(base, 'socket') : path.join(os.tmpdir(), `plinth-${id}`);
  for (const folder of [data, socket]) ownFolder(folder, user);
  return { data, socket, bin: path.join(binaries ?? binariesFor(user), 'bin'), log: path.join(base, 'postgres.log') };
}

function ownFolder(folder: string, user: ServerUser | undefined): void {
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (user) fs.chownSync(folder, user.uid, user.gid);
}

function binariesFor(user: ServerUser | undefined): string {
  const { folder, embedded } = findBinaries();
  if (!embedded) return folder;
  if (user === undefined || isReachableByOthers(folder)) {
    linkLibraries(folder);
    return folder;
  }
  const copy = path.join(
    '/var/lib/plinth',
    `postgresql-${createHash('sha256').update(folder).digest('hex').slice(0, 8)}`,
  );
  const native = path.join(copy, 'native');
  if (!fs.existsSync(path.join(copy, 'complete'))) {
    fs.cpSync(folder, native, { recursive: true });
    linkLibraries(native);
    fs.writeFileSync(path.join(copy, 'complete'), '');
  }
  return native;
}
