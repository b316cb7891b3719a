import * as path from 'node:path';
import { Client } from 'pg';
import { TestBase, eventually, makeHome } from './base.fixture';

jest.setTimeout(120_000);

/** Of the base shape alone, whose PostgreSQL is in its folder. The error is PostgreSQL's own, raised where the outbox is written. */
describe('a base whose disk is full', () => {
  const home = makeHome();
  let base: TestBase;
  let owner: Client;
  let token: string;

  beforeAll(async () => {
    base = await TestBase.start(home);
    owner = new Client({ host: path.join(home, 'socket'), user: 'plinth_owner', database: 'plinth' });
    await owner.connect();
    token = (await base.cli('token')).body.access_token;
    await owner.query(`CREATE FUNCTION org.no_room() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = 'disk_full'; END $$`);
  });
  afterAll(async () => {
    await owner?.end();
    await base?.close();
  });

  const add = async (name: string) => {
    const answer = await fetch(`${base.url}/api/org/v1/units`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'idempotency-key': 'one-bureau',
        'accept-language': 'en',
      },
      body: JSON.stringify({ kind: 'bureau', parentId: '00000000-0000-7000-8000-000000000000', name }),
    });
    return { status: answer.status, retryAfter: answer.headers.get('retry-after'), body: await answer.json() };
  };
  const rows = async (text: string): Promise<unknown[]> => (await owner.query(text)).rows;

  it('refuses a write as a whole, says what to do, and goes on by itself: the same request is done once', async () => {
    await owner.query('CREATE TRIGGER no_room BEFORE INSERT ON org.outbox EXECUTE FUNCTION org.no_room()');
    const refused = await add('北海市教育局');
    expect(refused).toMatchObject({ status: 503, retryAfter: '10', body: { code: 'http.no_room' } });
    expect(refused.body.message).toContain('no room left');
    expect(await rows(`SELECT 1 FROM org.unit WHERE name = '北海市教育局'`)).toEqual([]);
    // What is there is still read, and the log tells the operator what to do.
    expect((await base.cli('unit', 'list')).exitCode).toBe(0);
    const told = async () =>
      base
        .log()
        .split('\n')
        .filter((line) => line.includes('53100'));
    const lines = await eventually(told, (found) => found.length > 0);
    expect(lines).toEqual([expect.stringContaining('Free space there')]);
    await owner.query('DROP TRIGGER no_room ON org.outbox');
    const [done, again] = [await add('北海市教育局'), await add('北海市教育局')];
    expect(done.status).toBe(201);
    expect(again).toMatchObject({ status: 201, body: done.body });
    expect(await rows(`SELECT 1 FROM org.unit WHERE name = '北海市教育局'`)).toHaveLength(1);
    const handled = () => rows(`SELECT 1 FROM events.log WHERE type LIKE 'org.unit.%' AND key = '${done.body.id}'`);
    expect(await eventually(handled, (found) => found.length > 0)).toHaveLength(1);
  });

  it('the operator sees how far consumers are, what was given up, and that nobody is called so', async () => {
    const lag = async () => base.cli('events', 'lag');
    const caughtUp = ({ body }: { body: { consumers: { behind: number }[] } }) =>
      body.consumers.every(({ behind }) => behind === 0);
    const { exitCode, body } = await eventually(lag, caughtUp, 20_000);
    expect(exitCode).toBe(0);
    const [first] = body.consumers;
    expect(first).toMatchObject({ behind: 0, waiting: 0, parked: 0, dead: 0, unread: 0 });
    const { consumer } = first;
    expect(await base.cli('events', 'dead', '--consumer', consumer)).toMatchObject({
      exitCode: 0,
      body: { letters: [] },
    });
    expect(await base.cli('events', 'replay', '--consumer', consumer)).toMatchObject({
      exitCode: 0,
      body: { replayed: 0 },
    });
    expect(await base.cli('events', 'dismiss', '--consumer', consumer, '--position', '-7')).toMatchObject({
      exitCode: 4,
      body: { error: { code: 'events.letter_not_dead' } },
    });
    expect((await base.cli('events', 'dead', '--consumer', 'nobody')).exitCode).toBe(2);
    expect((await base.cli('events', 'dismiss', '--consumer', consumer, '--position', 'x')).exitCode).toBe(2);
  });
});
