import type { MigrationInterface, QueryRunner } from 'typeorm';
import { openTestDatabase } from '@plinth/platform-testing';
import type { TestDatabase } from '@plinth/platform-testing';
import { MasterKey, keyringSchema, openKeyring, rotateDataKeys } from './index';
import type { RotationStep, StoredKeyring } from './index';

class MakeSecrets1790000000103 implements MigrationInterface {
  name = 'MakeSecrets1790000000103';
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE secret (id int PRIMARY KEY, value bytea)');
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE secret');
  }
}

const domains = [
  {
    domain: 'delta',
    columns: [{ table: 'delta.secret', key: 'id', keyType: 'int', column: 'value', purpose: 'p' } as const],
  },
];

describe('rotation of data keys', () => {
  const masterKey = new MasterKey(Buffer.alloc(32, 5));
  let test: TestDatabase;
  let keyring: StoredKeyring;
  beforeEach(async () => {
    test = await openTestDatabase([keyringSchema, { domain: 'delta', migrations: [MakeSecrets1790000000103] }]);
    keyring = await openKeyring(test.server, masterKey, { refreshEveryMs: 0 });
    const sealed = Array.from({ length: 2500 }, (_, n) => keyring.fieldCipher.seal('p', `v${n}`));
    await test.asOwner('INSERT INTO delta.secret SELECT n, v FROM unnest($1::bytea[]) WITH ORDINALITY AS s (v, n)', [
      sealed,
    ]);
  });
  afterEach(() => test.close());

  const values = () => test.asOwner<{ value: Buffer }>('SELECT value FROM delta.secret ORDER BY id');
  const stale = async () => (await values()).filter(({ value }) => keyring.fieldCipher.isStale(value)).length;

  it('puts every value under a new key; each still opens, also with a ring that read the keys anew', async () => {
    const [before] = await values();
    const rotated = await rotateDataKeys({ server: test.server, keyring, domains, delayMs: 0 });
    expect(rotated).toEqual({ version: 2, resumed: false, changed: { 'delta.secret.value': 2500 } });
    expect(await stale()).toBe(0);
    const other = await openKeyring(test.server, masterKey, { refreshEveryMs: 0 });
    const all = await values();
    expect(all.map(({ value }) => other.fieldCipher.open('p', value))).toEqual(all.map((_, n) => `v${n}`));
    expect(other.fieldCipher.open('p', before!.value)).toBe('v0');
  });

  it('broken off, is finished by the next call, which makes no further key', async () => {
    const onStep = ({ changed }: RotationStep): void => {
      if (changed === 2000) throw new Error('killed');
    };
    const broken = rotateDataKeys({ server: test.server, keyring, domains, delayMs: 0, onStep });
    await expect(broken).rejects.toThrow('killed');
    expect(await stale()).toBe(500);
    const rotated = await rotateDataKeys({ server: test.server, keyring, domains, delayMs: 0 });
    expect(rotated).toEqual({ version: 2, resumed: true, changed: { 'delta.secret.value': 500 } });
    expect(await stale()).toBe(0);
    expect((await rotateDataKeys({ server: test.server, keyring, domains, delayMs: 0 })).version).toBe(3);
  });

  it('waits until the processes that run have read the new key before it seals with it', async () => {
    const started = Date.now();
    await rotateDataKeys({ server: test.server, keyring, domains, delayMs: 400 });
    expect(Date.now() - started).toBeGreaterThanOrEqual(400);
    expect(await stale()).toBe(0);
    await keyring.rotate({ delayMs: 300 });
    const resumed = await rotateDataKeys({ server: test.server, keyring, domains, delayMs: 0 });
    expect(resumed).toMatchObject({ version: 3, resumed: true, changed: { 'delta.secret.value': 2500 } });
  });
});
