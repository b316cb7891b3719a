import * as fs from 'node:fs';
import * as path from 'node:path';

export interface ServerUser {
  readonly uid: number;
  readonly gid: number;
}

/**
 * PostgreSQL refuses to run as root. Answers whom it runs as instead, or undefined when we are not root.
 * The user needs a line in /etc/passwd: initdb asks for its name.
 */
export function serverUser(): ServerUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const lines = fs.readFileSync('/etc/passwd', 'utf8').split('\n');
  for (const name of ['postgres', 'nobody']) {
    const [, , uid, gid] = lines.find((line) => line.startsWith(`${name}:`))?.split(':') ?? [];
    if (uid && gid) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new Error('Plinth runs as root here, and there is neither a user postgres nor nobody to run PostgreSQL as.');
}

/** Whether a user that is neither owner nor in the group may walk to this folder. */
export function isReachableByOthers(folder: string): boolean {
  const parts = path.resolve(folder).split(path.sep);
  return parts.every((_, index) => {
    const ancestor = parts.slice(0, index + 1).join(path.sep) || path.sep;
    return !fs.existsSync(ancestor) || (fs.statSync(ancestor).mode & 0o001) !== 0;
  });
}
