import type { MigrationInterface, QueryRunner } from 'typeorm';
import { sqlOf } from '@plinth/platform-database';
import type { DomainDatabase } from '@plinth/platform-database';
import { openTestDatabase } from '@plinth/platform-testing';
import type { TestDatabase } from '@plinth/platform-testing';
import { MasterKey, Reencryption, keyringSchema, openKeyring } from './index';
import type { ReencryptionProgress } from './index';

class MakeSecrets1790000000102 implements MigrationInterface {
  name = 'MakeSecrets1790000000102';
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE secret (id int PRIMARY KEY, value bytea)');
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE secret');
  }
}

const masterKey = new MasterKey(Buffer.alloc(32, 3));
const never = { refreshEveryMs: 0 };

describe('stored key ring', () => {
  let test: TestDatabase;
  let gamma: DomainDatabase;

  beforeEach(async () => {
    test = await openTestDatabase([keyringSchema, { domain: 'gamma', migrations: [MakeSecrets1790000000102] }]);
    gamma = await test.open('gamma');
  });
  afterEach(() => test.close());

  it('makes the first keys once, also when two processes open at the same time', async () => {
    const [one, other] = await Promise.all([
      openKeyring(test.server, masterKey, never),
      openKeyring(test.server, masterKey, never),
    ]);
    expect(other.fieldCipher.open('p', one.fieldCipher.seal('p', '值'))).toBe('值');
    expect(other.blindIndex.of('phone', '1')).toEqual(one.blindIndex.of('phone', '1'));
    expect(await test.asOwner('SELECT use, version FROM keys.data_key')).toHaveLength(3);
  });

  it('keeps no clear key in the database and refuses another master key', async () => {
    const ring = await openKeyring(test.server, masterKey, never);
    expect(ring.versions()).toHaveLength(3);
    const rows = await test.asOwner<{ wrapped: Buffer }>('SELECT wrapped FROM keys.data_key');
    expect(rows.map(({ wrapped }) => wrapped.length)).toEqual([61, 61, 61]);
    const foreign = openKeyring(test.server, new MasterKey(Buffer.alloc(32, 4)), never);
    await expect(foreign).rejects.toMatchObject({ code: 'crypto.master_key_foreign' });
  });

  it('lets no domain read the keys, and its own role change none', async () => {
    await openKeyring(test.server, masterKey, never);
    await expect(gamma.database.query('SELECT * FROM keys.data_key')).rejects.toThrow(/permission denied/);
    const keys = await test.open('keys');
    expect(await keys.database.query('SELECT use FROM keys.data_key')).toHaveLength(3);
    for (const statement of [
      'DELETE FROM keys.data_key',
      'UPDATE keys.data_key SET version = 9',
      "INSERT INTO keys.data_key VALUES ('field', 2, 1, '', now(), now())",
    ]) {
      await expect(keys.database.query(statement)).rejects.toThrow(/permission denied/);
    }
  });

  it('rotates: others read the new version, old values stay readable', async () => {
    const one = await openKeyring(test.server, masterKey, never);
    const other = await openKeyring(test.server, masterKey, { refreshEveryMs: 20 });
    const old = one.fieldCipher.seal('p', 'x');
    expect(await one.rotate()).toBe(2);
    const fresh = one.fieldCipher.seal('p', 'x');
    for (let tries = 0; tries < 100 && other.versions().length < 4; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    other.close();
    expect(other.fieldCipher.open('p', fresh)).toBe('x');
    expect(other.fieldCipher.open('p', old)).toBe('x');
  });

  it('waits with the new version when asked to', async () => {
    const ring = await openKeyring(test.server, masterKey, never);
    await ring.rotate({ delayMs: 60_000 });
    expect([...ring.currentHeader]).toEqual([1, 0, 1]);
  });

  describe('re-encryption', () => {
    const target = { table: 'gamma.secret', key: 'id', keyType: 'int', column: 'value', purpose: 'g.s' } as const;

    it('brings a column under the current key, stopped in the middle and resumed, losing nothing', async () => {
      const ring = await openKeyring(test.server, masterKey, never);
      const sealed = Array.from({ length: 250 }, (_, id) => ring.fieldCipher.seal('g.s', `v${id}`));
      await gamma.transactions.run((tx) =>
        sqlOf(tx).execute(
          'INSERT INTO secret SELECT ord - 1, v FROM unnest($1::bytea[]) WITH ORDINALITY AS t (v, ord)',
          [[...sealed, null]],
        ),
      );
      await ring.rotate();
      const job = new Reencryption(gamma.transactions, ring);
      const stopped = await job.run(target, { batch: 100, onBatch: () => false });
      expect(stopped).toEqual({ changed: 100, after: '99' });
      const seen: ReencryptionProgress[] = [];
      await job.run(target, { batch: 100, after: stopped.after, onBatch: (progress) => void seen.push(progress) });
      expect(seen).toEqual([
        { changed: 100, after: '199' },
        { changed: 150, after: '249' },
      ]);
      const rows = await gamma.database.query<{ id: number; value: Buffer | null }>('SELECT * FROM secret ORDER BY id');
      expect(rows).toHaveLength(251);
      for (const { id, value } of rows.slice(0, 250)) {
        expect(ring.fieldCipher.isStale(value as Buffer)).toBe(false);
        expect(ring.fieldCipher.open('g.s', value as Buffer)).toBe(`v${id}`);
      }
      expect(rows[250]?.value).toBeNull();
      expect(await job.run(target)).toEqual({ changed: 0, after: undefined });
    });

    it('stops at a value that cannot be opened and leaves its batch as it was', async () => {
      const ring = await openKeyring(test.server, masterKey, never);
      const [good, foreign] = [ring.fieldCipher.seal('g.s', 'a'), ring.fieldCipher.seal('other', 'b')];
      await gamma.database.query('INSERT INTO secret VALUES (1, $1), (2, $2)', [good, foreign]);
      await ring.rotate();
      const run = new Reencryption(gamma.transactions, ring).run(target);
      await expect(run).rejects.toMatchObject({ code: 'crypto.sealed_value_invalid' });
      expect(await gamma.database.query('SELECT value FROM secret ORDER BY id')).toEqual([
        { value: good },
        { value: foreign },
      ]);
    });

    it('takes no name that is not a plain one', async () => {
      const ring = await openKeyring(test.server, masterKey, never);
      const job = new Reencryption(gamma.transactions, ring);
      await expect(job.run({ ...target, table: 'secret; DROP TABLE x' })).rejects.toThrow(/Not names/);
    });
  });
});
