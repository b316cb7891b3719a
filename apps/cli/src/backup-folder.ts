import * as fs from 'node:fs';
import * as path from 'node:path';

const NAME = /^plinth-\d{8}T\d{6}Z\.backup$/;
const DAY_MS = 86_400_000;

/** Where a backup goes: the file named, or one named by its time in the folder named. */
export function backupFile(out: string, now: Date): string {
  const place = path.resolve(out);
  const isFolder = /[/\\]$/.test(out) || (fs.existsSync(place) && fs.statSync(place).isDirectory());
  if (!isFolder) return place;
  return path.join(place, `plinth-${now.toISOString().replace(/[-:]|\.\d+/g, '')}.backup`);
}

/**
 * Removes the backups of this folder that are older than so many days, by the time in their names; other files stay, and
 * so does the newest backup, however old. Answers the names of those removed.
 */
export function removeOldBackups(folder: string, keepDays: number, now: Date): readonly string[] {
  const newestFirst = fs
    .readdirSync(folder)
    .filter((name) => NAME.test(name))
    .sort()
    .reverse();
  const first = backupFile(`${folder}/`, new Date(now.getTime() - keepDays * DAY_MS));
  const old = newestFirst.slice(1).filter((name) => name < path.basename(first));
  for (const name of old) fs.rmSync(path.join(folder, name));
  return old;
}
