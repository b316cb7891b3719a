import * as fs from 'node:fs';
import * as path from 'node:path';
import { openKeyring, openMasterKey } from '@plinth/platform-crypto';
import { migrate } from '@plinth/platform-database';
import { Relay } from '@plinth/platform-events';
import { LocalFileStorage } from '@plinth/platform-storage';
import { AddColour1790000000302, fillBase, openBase, schemas, shelfSchema } from './backup.fixture';
import type { TestBase } from './backup.fixture';
import { openBackup, restoreBackup, undoInterruptedRestore, writeBackup } from './index';
import type { BackupLock } from './index';

const passphrase = 'a passphrase of the specs';
const lock: BackupLock = { passphrase };
const later = [
  ...schemas.slice(0, -1),
  { ...shelfSchema, migrations: [...(shelfSchema.migrations as []), AddColour1790000000302] },
];

describe('a backup of the whole base', () => {
  let source: TestBase;
  let target: TestBase;
  let file: string;
  beforeEach(async () => {
    source = await openBase();
    target = await openBase([]);
    file = path.join(source.folder, 'base.backup');
  });
  afterEach(async () => {
    await source.close();
    await target.close();
  });

  const write = (base = source, out = file, under: BackupLock = lock) =>
    writeBackup({ server: base.test.server, schemas, lock: under, out, ...base.home });
  const restore = async (options: { replace?: boolean; of?: typeof schemas; file?: string } = {}) =>
    restoreBackup({
      server: target.test.server,
      schemas: options.of ?? schemas,
      backup: await openBackup(options.file ?? file, lock),
      home: target.home,
      replace: options.replace,
    });

  it('comes back the same: every row of every table, partitions, keys, files and their age', async () => {
    const sealed = await fillBase(source);
    const before = await source.state();
    const written = await write();
    expect(await restore()).toMatchObject({ rows: written.rows, tables: written.tables, files: 1 });
    expect(await target.state()).toEqual(before);
    expect(before['shelf.book']).toMatch(/^4000 /);
    expect(Object.keys(before)).toContain('audit.entry_2026_03');
    expect(before['timers._private_jobs']).toMatch(/^1 /);
    expect(await target.test.asOwner(`SELECT to_regclass('shelf.stage_1_book') AS stage`)).toEqual([{ stage: null }]);
    const keyring = await openKeyring(target.test.server, openMasterKey(target.home.masterKeyFile), {
      refreshEveryMs: 0,
    });
    expect(keyring.fieldCipher.open('shelf', sealed)).toBe('秘密');
    const storage = await LocalFileStorage.open({ folder: target.home.filesFolder, cipher: keyring.fieldCipher });
    const chunks = await (await storage.open('shelf.cover/0190-a')).toArray();
    expect(Buffer.concat(chunks)).toEqual(Buffer.alloc(200_000, 7));
    expect((await storage.stat('shelf.cover/0190-a'))?.storedAt).toEqual(new Date('2026-01-02'));
  });

  it('goes on where it was: identities, positions of events, cursors', async () => {
    await fillBase(source);
    const relay = await Relay.open(source.test.server, { pollMs: 50 });
    await relay.start();
    for (let rows = 1; rows > 0; ) rows = (await source.test.asOwner('SELECT FROM shelf.outbox')).length;
    await relay.stop();
    await source.test.asOwner(`INSERT INTO shelf.event_cursor (consumer, position) VALUES ('reader', 3)`);
    await write();
    await restore();
    const shelf = await target.test.open('shelf');
    const again = await Relay.open(target.test.server, { pollMs: 50 });
    await shelf.database.query(`INSERT INTO outbox (type, key, actor) VALUES ('shelf.book.added.v1', 'k', 'system')`);
    await again.start();
    for (let rows = 1; rows > 0; ) rows = (await target.test.asOwner('SELECT FROM shelf.outbox')).length;
    await again.stop();
    const positions = await target.test.asOwner<{ position: string }>('SELECT position FROM events.log ORDER BY 1');
    expect(positions.map(({ position }) => Number(position))).toEqual([1, 2, 3, 4, 5, 6]);
    expect(await target.test.asOwner('SELECT position FROM shelf.event_cursor')).toEqual([{ position: '3' }]);
    const [book] = await shelf.database.query(
      `INSERT INTO book (place_id, title) VALUES (1, '新') RETURNING id, initial`,
    );
    expect(book).toEqual({ id: '4001', initial: '新' });
    // The trigger that was silent while copying speaks again.
    expect(await shelf.database.query('SELECT name FROM place WHERE id = 1')).toEqual([{ name: 'seeded!' }]);
  });

  it('leaves the walls between roles standing', async () => {
    await fillBase(source);
    await write();
    await restore();
    const shelf = await target.test.open('shelf');
    await expect(shelf.database.query('SELECT * FROM keys.data_key')).rejects.toThrow(/permission denied/);
    await expect(shelf.database.query('SELECT * FROM timers._private_jobs')).rejects.toThrow(/permission denied/);
    await expect(shelf.database.query('SELECT * FROM audit.entry')).rejects.toThrow(/permission denied/);
    await expect(shelf.database.query('DELETE FROM events.log')).rejects.toThrow(/permission denied/);
    const audit = await target.test.open('audit');
    await expect(audit.database.query('DELETE FROM audit.entry_2026_03')).rejects.toThrow(/permission denied/);
    expect(await audit.database.query('SELECT FROM audit.entry')).toHaveLength(90);
  });

  it('is of one moment, however much is written meanwhile', async () => {
    await fillBase(source);
    let writing = true;
    const writer = (async () => {
      while (writing)
        await source.test.asOwner(
          `WITH place AS (INSERT INTO shelf.place SELECT max(id) + 1, 'p' FROM shelf.place RETURNING id)
           INSERT INTO shelf.outbox (type, key, actor) SELECT 'shelf.place.added.v1', id::text, 'system' FROM place`,
        );
    })();
    await write();
    writing = false;
    await writer;
    await restore();
    const [counts] = await target.test.asOwner(
      `SELECT (SELECT count(*) FROM shelf.place WHERE id > 9)::int AS places,
              (SELECT count(*) FROM shelf.outbox WHERE type LIKE '%place%')::int AS told`,
    );
    expect(counts?.['told']).toBe(counts?.['places']);
  });

  const spoilings: readonly (readonly [string, (bytes: Buffer) => Buffer])[] = [
    ['a byte of the middle altered', (bytes) => bytes.fill(bytes[3000]! ^ 1, 3000, 3001)],
    ['a byte of the envelope altered', (bytes) => bytes.fill('x', 14, 15)],
    ['the salt altered', (bytes) => bytes.fill(bytes[50]! ^ 1, 50, 51)],
    ['the end cut off', (bytes) => bytes.subarray(0, bytes.length - 1)],
    ['all but the head cut off', (bytes) => bytes.subarray(0, 300)],
    ['whole frames cut off', (bytes) => bytes.subarray(0, bytes.length - 70_000)],
    ['bytes added', (bytes) => Buffer.concat([bytes, Buffer.from('x')])],
  ];

  it('is refused when altered, cut off or added to, before anything is written', async () => {
    await fillBase(source);
    await source.test.asOwner(
      `UPDATE shelf.place SET name = (SELECT string_agg(md5(n::text), '') FROM generate_series(1, 9999) n)`,
    );
    await write();
    const spoilt = path.join(source.folder, 'spoilt');
    for (const [what, spoil] of spoilings) {
      fs.writeFileSync(spoilt, spoil(fs.readFileSync(file)));
      const code = await restore({ file: spoilt }).then(
        () => 'restored',
        (error: { code?: string }) => error.code,
      );
      expect([what, code]).toEqual([what, 'backup.cannot_be_opened']);
    }
    expect(await target.test.asOwner(`SELECT FROM pg_namespace WHERE nspname = 'shelf'`)).toEqual([]);
    expect(fs.existsSync(target.home.filesFolder)).toBe(false);
  });

  it('is refused with another passphrase, and what is no backup at once', async () => {
    await fillBase(source);
    await write();
    await expect(openBackup(file, { passphrase: 'another passphrase' })).rejects.toMatchObject({
      code: 'backup.cannot_be_opened',
    });
    await expect(openBackup(file, undefined)).rejects.toMatchObject({ code: 'backup.needs_passphrase' });
    fs.writeFileSync(`${file}.txt`, 'hello');
    await expect(openBackup(`${file}.txt`, lock)).rejects.toMatchObject({ code: 'backup.not_a_backup' });
  });

  it('shows nothing of its content, and no key, to who has no passphrase', async () => {
    await fillBase(source);
    await write();
    const bytes = fs.readFileSync(file);
    expect(bytes.includes('shelf')).toBe(false);
    expect(bytes.includes(fs.readFileSync(source.home.masterKeyFile))).toBe(false);
    expect(fs.statSync(file).mode & 0o077).toBe(0);
  });

  it('under the master key opens with that key alone and does not hold it', async () => {
    const masterKey = openMasterKey(source.home.masterKeyFile);
    await write(source, file, { masterKey });
    expect((await openBackup(file, { masterKey })).header.masterKey).toBeUndefined();
    await expect(openBackup(file, { masterKey: openMasterKey(target.home.masterKeyFile) })).rejects.toMatchObject({
      code: 'backup.cannot_be_opened',
    });
    await expect(openBackup(file, lock)).rejects.toMatchObject({ code: 'backup.needs_master_key' });
  });

  it('refuses a short passphrase and a file that is there', async () => {
    const short = write(source, file, { passphrase: 'short' });
    await expect(short).rejects.toMatchObject({ code: 'backup.passphrase_too_short' });
    fs.writeFileSync(file, 'mine');
    await expect(write()).rejects.toMatchObject({ code: 'backup.file_exists' });
    expect(fs.readFileSync(file, 'utf8')).toBe('mine');
  });

  it('leaves no half file behind when the database goes away', async () => {
    await fillBase(source);
    const onProgress = ({ name }: { name: string }): void => {
      if (name === 'shelf.book')
        void source.test.asOwner(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
          WHERE datname = current_database() AND pid <> pg_backend_pid()`);
    };
    const written = writeBackup({ server: source.test.server, schemas, lock, out: file, ...source.home, onProgress });
    await expect(written).rejects.toThrow(/terminat|EPIPE|ECONNRESET|closed|ended/);
    expect(fs.readdirSync(source.folder)).not.toContain('base.backup');
    expect(fs.readdirSync(source.folder)).not.toContain('base.backup.part');
  });

  it('of a newer release is refused in words; of an older one is restored as it was and then migrates', async () => {
    await fillBase(source);
    await migrate(source.test.server, later);
    await writeBackup({ server: source.test.server, schemas: later, lock, out: file, ...source.home });
    await expect(restore()).rejects.toThrow(/newer release \(shelf AddColour1790000000302\)/);
    expect(await target.test.asOwner(`SELECT FROM pg_namespace WHERE nspname = 'shelf'`)).toEqual([]);

    const older = await openBase();
    await fillBase(older);
    const state = await older.state();
    await write(older, path.join(older.folder, 'older'));
    await restore({ of: later, file: path.join(older.folder, 'older') });
    expect(await target.state()).toEqual(state);
    await migrate(target.test.server, later);
    expect(await target.test.asOwner('SELECT FROM shelf.book WHERE colour IS NULL')).toHaveLength(4000);
    await older.close();
  });

  describe('where a base is already', () => {
    let other: Readonly<Record<string, string>>;
    beforeEach(async () => {
      await target.close();
      target = await openBase();
      await fillBase(target);
      await target.test.asOwner(`DELETE FROM shelf.book WHERE id > 10`);
      other = await target.state();
      await fillBase(source);
      await write();
    });

    it('is refused, unless it is told to replace it; the old master key stays beside the new one', async () => {
      await expect(restore()).rejects.toMatchObject({ code: 'backup.base_not_empty' });
      expect(await target.state()).toEqual(other);
      const oldKey = fs.readFileSync(target.home.masterKeyFile);
      await restore({ replace: true });
      expect(await target.state()).toEqual(await source.state());
      expect(fs.readFileSync(target.home.masterKeyFile)).toEqual(fs.readFileSync(source.home.masterKeyFile));
      const kept = fs.readdirSync(target.folder).find((name) => name.startsWith('master.key.until-'));
      expect(fs.readFileSync(path.join(target.folder, kept ?? ''))).toEqual(oldKey);
      expect(await target.test.asOwner(`SELECT FROM pg_namespace WHERE nspname LIKE '%replaced'`)).toEqual([]);
    });

    it('gives the old base back when restoring fails on the way', async () => {
      const onProgress = ({ phase, name }: { phase: string; name: string }): void => {
        if (phase === 'proving' && name === 'shelf.book') throw new Error('the disk is full');
      };
      const backup = await openBackup(file, lock);
      const options = { server: target.test.server, schemas, backup, home: target.home, replace: true, onProgress };
      await expect(restoreBackup(options)).rejects.toThrow('the disk is full');
      expect(await target.state()).toEqual(other);
      expect(fs.readdirSync(target.folder).sort()).toEqual(['files', 'master.key']);
    });

    it('gives it back too when the restoring process died, at the next start', async () => {
      await target.test.asOwner('ALTER SCHEMA shelf RENAME TO shelf__replaced');
      await target.test.asOwner('CREATE SCHEMA shelf');
      fs.renameSync(target.home.filesFolder, `${target.home.filesFolder}.replaced`);
      fs.mkdirSync(target.home.filesFolder);
      expect(await undoInterruptedRestore(target.test.server, target.home)).toBe(true);
      expect(await target.state()).toEqual(other);
      expect(fs.readdirSync(target.home.filesFolder)).toContain('shelf.cover');
      expect(await undoInterruptedRestore(target.test.server, target.home)).toBe(false);
    });
  });
});
