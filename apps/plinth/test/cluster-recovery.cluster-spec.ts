import * as fs from 'node:fs';
import * as path from 'node:path';
import { Client } from 'pg';
import { TestBase, eventually, makeHome, pause } from './base.fixture';
import { SteadyLoad } from './cluster.fixture';
import { PASSWORDS, Visitor, api } from './people.fixture';
import { TestDistrict, codes, files } from './school.fixture';

jest.setTimeout(600_000);

/** What a service writes while nobody asks anything of it, and at its start: the address of its own pages. */
const RESTLESS = ['outbox', 'inbox', 'event_cursor', 'migration', 'session', 'oauth_client'];
const ROOT = '00000000-0000-7000-8000-000000000000';

async function asOwner<R>(home: string, text: string): Promise<R[]> {
  const client = new Client({ host: path.join(home, 'socket'), user: 'plinth_owner', database: 'plinth' });
  await client.connect();
  try {
    return (await client.query(text)).rows as R[];
  } finally {
    await client.end();
  }
}

/** Rows and digest of every table of the domains. */
async function tablesOf(home: string): Promise<Record<string, string>> {
  const tables = await asOwner<{ name: string; relation: string }>(
    home,
    `SELECT tablename AS relation, format('%I.%I', schemaname, tablename) AS name FROM pg_tables
      WHERE schemaname IN ('org', 'identity', 'market', 'audit', 'keys')
        -- rows of a file that was read: not logged, and in no backup
        AND tablename NOT LIKE 'stage%' ORDER BY 2`,
  );
  const state: Record<string, string> = {};
  for (const { name, relation } of tables) {
    if (RESTLESS.includes(relation)) continue;
    const [row] = await asOwner<{ sum: string }>(
      home,
      `SELECT count(*) || ' ' || coalesce(md5(string_agg(md5(t::text), '' ORDER BY md5(t::text))), '') AS sum FROM ${name} t`,
    );
    state[name] = row?.sum ?? '';
  }
  return state;
}

describe('a cluster is backed up while it runs, and stands up again on the Kafka and the Redis of before', () => {
  const passphrase = { PLINTH_BACKUP_PASSPHRASE: '一句很长的备份口令,只有校长知道' };
  const home = makeHome();
  const file = path.join(home, 'cluster.backup');
  let district: TestDistrict;
  let restored: TestBase | undefined;
  let before: Record<string, string>;
  let isStopped = false;

  beforeAll(async () => {
    district = await TestDistrict.open();
    await district.teacher('T0001');
  });
  afterAll(async () => {
    await Promise.all([restored?.close(), isStopped ? undefined : district?.base.close()]);
    fs.rmSync(district?.base.home ?? home, { recursive: true, force: true });
    fs.rmSync(home, { recursive: true, force: true });
  });

  it('holds what one moment under load held, and the files of PLINTH_STORAGE_DIR', async () => {
    const token = await district.operatorToken();
    let added = 0;
    const write = () =>
      fetch(`${district.base.url}/api/org/v1/units`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ kind: 'bureau', name: `第${(added += 1)}教育局`, parentId: ROOT }),
      });
    const load = new SteadyLoad([write], 100);
    const underLoad = await district.base.cliWith(passphrase, 'backup', '--out', path.join(home, 'under-load.backup'));
    await load.stop();
    expect(load.failures).toEqual([]);
    expect(load.answered).toBeGreaterThan(0);
    expect({ exitCode: underLoad.exitCode, stderr: underLoad.stderr }).toMatchObject({ exitCode: 0 });
    expect(underLoad.body.files).toBeGreaterThan(0);
    const elsewhere = { ...passphrase, PLINTH_STORAGE_DIR: path.join(home, 'nothing-here') };
    const without = await district.base.cliWith(elsewhere, 'backup', '--out', path.join(home, 'without.backup'));
    expect(without.body.files).toBe(0);
    // What the operator's word left on its way is handled.
    await pause(2_000);
    before = await tablesOf(district.base.home);
    const { exitCode, body } = await district.base.cliWith(passphrase, 'backup', '--out', file);
    expect({ exitCode, rows: body.rows > 100 }).toEqual({ exitCode: 0, rows: true });
    expect(await tablesOf(district.base.home)).toEqual(before);
  });

  it('does not write over services that run, and names them all', async () => {
    const refused = await district.base.cliWith(passphrase, 'restore', file, '--replace');
    expect(refused).toMatchObject({ exitCode: 4, body: { error: { code: 'cache.second_instance' } } });
    for (const role of ['plinth_org', 'plinth_identity', 'plinth_market', 'plinth_gateway'])
      expect(refused.body.error.message).toContain(role);
    const archive = await district.base.cli('migrate', '--restored');
    expect(archive).toMatchObject({ exitCode: 4, body: { error: { code: 'cache.second_instance' } } });
  });

  it('a future that is lost with the database does not come back out of Kafka', async () => {
    await district.import(files.pupils, district.siblingId);
    const accounts = () =>
      asOwner<{ n: number }>(district.base.home, 'SELECT count(*)::int AS n FROM identity.account').then(
        ([row]) => row?.n ?? 0,
      );
    const known = Number(before['identity.account']?.split(' ')[0]);
    expect(await eventually(accounts, (n) => n > known, 30_000)).toBeGreaterThan(known);
    await district.base.end();
    isStopped = true;

    const answer = await district.base.cliWith({ ...passphrase, PLINTH_HOME: home }, 'restore', file);
    expect(answer).toMatchObject({ exitCode: 0, body: { files: expect.any(Number) } });
    const names = path.basename(district.base.home);
    restored = await TestBase.start(home, { PLINTH_KAFKA_PREFIX: names, PLINTH_REDIS_PREFIX: names });
    expect(await tablesOf(home)).toEqual(before);
  });

  it('old passwords open it, its audit trail is whole, and events go their way', async () => {
    const base = restored as TestBase;
    expect((await new Visitor(base).signIn(`${codes.first}/T0001`, PASSWORDS.staff)).path).toBe('/');
    expect((await base.cli('audit', 'verify')).exitCode).toBe(0);
    // The same import again: had anything of the lost one been handled, its accounts would stand in the way.
    const imported = await base.cli('import', files.pupils, '--unit', district.siblingId, '--confirm');
    expect(imported).toMatchObject({ exitCode: 0 });
    const query = new URLSearchParams({ unitId: district.siblingId, limit: '100' });
    const token = (await base.cli('token')).body.access_token;
    const { body } = await api(base, token, `GET /api/org/v1/people?${query}`);
    expect(body.items.length).toBeGreaterThan(0);
    const [{ orphans } = { orphans: -1 }] = await asOwner<{ orphans: number }>(
      home,
      `SELECT count(*)::int AS orphans FROM identity.account a
        WHERE person_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM org.person p WHERE p.id = a.person_id)`,
    );
    expect(orphans).toBe(0);
    const made = () =>
      asOwner<{ n: number }>(
        home,
        `SELECT count(*)::int AS n FROM identity.account WHERE person_id = '${body.items[0].id}'`,
      ).then(([row]) => row?.n);
    expect(await eventually(made, (n) => n === 1, 60_000)).toBe(1);
    const [note] = await asOwner<{ note: string }>(
      home,
      `SELECT obj_description('events.log'::regclass, 'pg_class') AS note`,
    );
    expect(note?.note).toMatch(/^topics since a restore: r[0-9a-f]{10}$/);
    const dead = await asOwner(home, 'SELECT 1 FROM identity.dead_letter UNION ALL SELECT 1 FROM market.dead_letter');
    expect(dead).toEqual([]);
  });
});
