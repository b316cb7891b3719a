import { Client } from 'pg';
import { openTestDatabase, until } from '@plinth/platform-testing';
import type { TestDatabase } from '@plinth/platform-testing';
import type { Database } from './database';
import { Listening } from './listening';

describe('listening', () => {
  let test: TestDatabase;
  let database: Database;
  beforeAll(async () => {
    test = await openTestDatabase([{ domain: 'keeper', migrations: [] }]);
    ({ database } = await test.open('keeper'));
  });
  afterAll(() => test.close());

  const tell = (channel: string, payload: string) => test.asOwner('SELECT pg_notify($1, $2)', [channel, payload]);
  const connections = async (): Promise<readonly number[]> => {
    const rows = await test.asOwner<{ pid: number }>(
      `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND usename = 'plinth_keeper' AND query LIKE '%LISTEN%'`,
    );
    return rows.map(({ pid }) => pid);
  };

  it('hears every channel on one connection, each listener its own', async () => {
    const heard: string[] = [];
    const stops = await Promise.all([
      database.listen('one', (payload) => heard.push(`a ${payload}`)),
      database.listen('one', (payload) => heard.push(`b ${payload}`)),
      database.listen('two', (payload) => heard.push(`c ${payload}`)),
    ]);
    expect(heard.sort()).toEqual(['a ', 'b ', 'c ']);
    expect(await connections()).toHaveLength(1);
    await tell('one', 'x');
    await tell('two', 'y');
    await until(
      () => heard.length,
      (n) => n === 6,
    );
    expect(heard.slice(3).sort()).toEqual(['a x', 'b x', 'c y']);
    await stops[0]?.();
    await stops[2]?.();
    await tell('two', 'unheard');
    await tell('one', 'z');
    await until(
      () => heard.length,
      (n) => n === 7,
    );
    expect(heard.at(-1)).toBe('b z');
    await stops[1]?.();
    await until(connections, (pids) => pids.length === 0);
  });

  it('listens anew to all of them when the connection is cut, and says so', async () => {
    const heard: string[] = [];
    const stops = [
      await database.listen('one', (payload) => heard.push(`a ${payload}`)),
      await database.listen('two', (payload) => heard.push(`b ${payload}`)),
    ];
    const [pid] = await connections();
    await test.asOwner('SELECT pg_terminate_backend($1)', [pid]);
    await until(
      () => heard.length,
      (n) => n === 4,
    );
    expect(heard.slice(2).sort()).toEqual(['a ', 'b ']);
    await tell('two', 'y');
    await until(
      () => heard.at(-1),
      (last) => last === 'b y',
    );
    for (const stop of stops) await stop();
    await until(connections, (pids) => pids.length === 0);
  });

  it('a connection that cannot be made is told to whoever asked, and the next one begins afresh', async () => {
    const listening = new Listening(() => new Client({ host: '127.0.0.1', port: 1 }));
    await expect(listening.add('one', () => undefined)).rejects.toThrow(/ECONNREFUSED/);
    await expect(listening.add('one', () => undefined)).rejects.toThrow(/ECONNREFUSED/);
  });
});
