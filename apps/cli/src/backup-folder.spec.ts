import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { backupFile, removeOldBackups } from './backup-folder';

describe('a folder of backups', () => {
  const now = new Date('2026-11-22T18:17:00.123Z');
  let folder: string;
  beforeEach(() => (folder = fs.mkdtempSync(path.join(os.tmpdir(), 'plinth-backups-'))));
  afterEach(() => fs.rmSync(folder, { recursive: true }));

  it('names a backup by its time, unless a file is named', () => {
    const named = path.join(folder, 'plinth-20261122T181700Z.backup');
    expect([backupFile(folder, now), backupFile(`${folder}/new/`, now)]).toEqual([
      named,
      path.join(folder, 'new', path.basename(named)),
    ]);
    expect(backupFile(path.join(folder, 'a.backup'), now)).toBe(path.join(folder, 'a.backup'));
  });

  it('removes what is older than asked, and nothing else', () => {
    const days = [0, 13, 15, 400].map((ago) =>
      path.basename(backupFile(folder, new Date(now.getTime() - ago * 864e5))),
    );
    for (const name of [...days, 'plinth-old.backup', 'notes.txt']) fs.writeFileSync(path.join(folder, name), '');
    expect(removeOldBackups(folder, 14, now)).toEqual(days.slice(2));
    expect(fs.readdirSync(folder).sort()).toEqual([...days.slice(0, 2), 'notes.txt', 'plinth-old.backup'].sort());
  });

  it('keeps the newest, however old it is', () => {
    const only = path.basename(backupFile(folder, new Date('2020-01-01T00:00:00Z')));
    fs.writeFileSync(path.join(folder, only), '');
    expect(removeOldBackups(folder, 1, now)).toEqual([]);
    expect(fs.readdirSync(folder)).toEqual([only]);
  });
});
