import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { auditSchema } from '@plinth/platform-audit-trail';
import { keyringSchema, openKeyring, openMasterKey } from '@plinth/platform-crypto';
import type { DomainSchema } from '@plinth/platform-database';
import { createMessagingTables, dropMessagingTables, eventsSchema } from '@plinth/platform-events';
import { LocalFileStorage } from '@plinth/platform-storage';
import { openTestDatabase } from '@plinth/platform-testing';
import type { TestDatabase } from '@plinth/platform-testing';
import { timersSchema } from '@plinth/platform-timers';
import type { BaseHome } from './restore-backup';

class MakeShelf1790000000301 implements MigrationInterface {
  name = 'MakeShelf1790000000301';
  async up(runner: QueryRunner): Promise<void> {
    await createMessagingTables(runner);
    await runner.query(`CREATE TABLE place (id int PRIMARY KEY, name text NOT NULL, path ltree)`);
    await runner.query(`INSERT INTO place VALUES (1, 'seeded', 'a.b')`);
    await runner.query(`
      CREATE TABLE book (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, place_id int NOT NULL REFERENCES place,
        title text, initial text GENERATED ALWAYS AS (left(title, 1)) STORED, sealed bytea, tags text[], price numeric,
        facts jsonb, bought timestamptz, length interval, weight double precision)`);
    await runner.query(`
      CREATE FUNCTION count_up() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN UPDATE shelf.place SET name = name || '!' WHERE id = NEW.place_id AND id = 1; RETURN NEW; END $$;
      CREATE TRIGGER count_up BEFORE INSERT ON book FOR EACH ROW EXECUTE FUNCTION count_up()`);
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE book, place');
    await dropMessagingTables(runner);
  }
}

export class AddColour1790000000302 implements MigrationInterface {
  name = 'AddColour1790000000302';
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE book ADD colour text');
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE book DROP colour');
  }
}

export const shelfSchema: DomainSchema = { domain: 'shelf', migrations: [MakeShelf1790000000301] };
export const schemas: readonly DomainSchema[] = [eventsSchema, timersSchema, keyringSchema, auditSchema, shelfSchema];

export interface TestBase {
  readonly test: TestDatabase;
  readonly home: BaseHome;
  readonly folder: string;
  /** Digest and number of rows of every table of every schema, in the order of the heap. */
  state(): Promise<Readonly<Record<string, string>>>;
  close(): Promise<void>;
}

export async function openBase(of: readonly DomainSchema[] = schemas): Promise<TestBase> {
  const test = await openTestDatabase(of);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'plinth-backup-'));
  const home = { filesFolder: path.join(folder, 'files'), masterKeyFile: path.join(folder, 'master.key') };
  return {
    test,
    home,
    folder,
    state: () => stateOf(test),
    close: async () => {
      await test.close();
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function stateOf(test: TestDatabase): Promise<Record<string, string>> {
  const tables = await test.asOwner<{ name: string }>(
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
      WHERE schemaname IN ('events', 'timers', 'keys', 'audit', 'shelf') AND tablename NOT IN ('migration', 'migrations')
        AND tablename NOT LIKE 'stage%' ORDER BY 1`,
  );
  const state: Record<string, string> = {};
  for (const { name } of tables) {
    const [row] = await test.asOwner<{ sum: string }>(
      `SELECT count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), '') AS sum FROM ${name} t`,
    );
    state[name] = row?.sum ?? '';
  }
  return state;
}

/** Rows of awkward kinds in every schema, and a file. Answers the key ring's sealing of '秘密'. */
export async function fillBase({ test, home }: TestBase): Promise<Buffer> {
  const keyring = await openKeyring(test.server, openMasterKey(home.masterKeyFile), { refreshEveryMs: 0 });
  const sealed = keyring.fieldCipher.seal('shelf', '秘密');
  await test.asOwner(
    `INSERT INTO shelf.place SELECT n, E'名\\t称\\n\\\\' || n, ('r.n' || n)::ltree FROM generate_series(2, 9) n`,
  );
  await test.asOwner(
    `INSERT INTO shelf.book (place_id, title, sealed, tags, price, facts, bought, length, weight)
     SELECT 2, CASE WHEN n % 7 = 0 THEN NULL ELSE '书' || n END, $1, ARRAY['a', NULL, '"'], n / 3.0, '{"a": [1, null]}',
            '2012-09-01 00:00:00.000001+08', '1 mon 2 days 03:04:05', 0.1::float8 / 3 FROM generate_series(1, 4000) n`,
    [sealed],
  );
  await test.asOwner(`SELECT audit.make_partition(now()), audit.make_partition('2026-03-05')`);
  await test.asOwner(
    `INSERT INTO audit.entry (position, sealed_at, id, actor, action, result)
     SELECT n, CASE WHEN n < 50 THEN timestamptz '2026-03-05' ELSE now() END, n, 'person:1', 'x', 'success' FROM generate_series(1, 90) n`,
  );
  await test.asOwner('CREATE UNLOGGED TABLE shelf.stage_1_book (n int)');
  await test.asOwner('INSERT INTO shelf.stage_1_book VALUES (1)');
  await test.asOwner(
    `INSERT INTO shelf.outbox (type, key, actor) SELECT 'shelf.book.added.v1', 'k', 'system' FROM generate_series(1, 5)`,
  );
  await test.asOwner(`SELECT timers.add_job('shelf.sweep', '{"n": 1}', run_at => now() + interval '1 day')`);
  const storage = await LocalFileStorage.open({ folder: home.filesFolder, cipher: keyring.fieldCipher });
  await storage.put('shelf.cover/0190-a', [Buffer.alloc(200_000, 7)] as never);
  fs.utimesSync(path.join(home.filesFolder, 'shelf.cover/0190-a'), new Date('2026-01-02'), new Date('2026-01-02'));
  return sealed;
}
