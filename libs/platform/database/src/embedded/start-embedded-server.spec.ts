import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { Client } from 'pg';
import { startEmbeddedServer } from './start-embedded-server';
import type { EmbeddedServer } from './start-embedded-server';

const settings = { shared_buffers: '16MB', max_connections: '20' };
const isRoot = process.getuid?.() === 0;

async function ask(server: EmbeddedServer, text: string): Promise<unknown[]> {
  const client = new Client(server.owner());
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

describe('startEmbeddedServer', () => {
  let home: string;
  const started: EmbeddedServer[] = [];
  const start = async (folder = home): Promise<EmbeddedServer> => {
    const server = await startEmbeddedServer({ home: folder, settings });
    started.push(server);
    return server;
  };

  beforeEach(() => {
    home = fs.mkdtempSync(path.join(os.tmpdir(), 'plinth-home-'));
    fs.chmodSync(home, 0o711);
  });
  afterEach(async () => {
    for (const server of started.splice(0)) await server.stop();
    fs.rmSync(home, { recursive: true, force: true });
  });

  it('keeps what was committed over a stop and a second start', async () => {
    const first = await start();
    await ask(first, 'CREATE TABLE kept AS SELECT 42 AS n');
    await first.stop();
    const second = await start();
    expect(second.adopted).toBe(false);
    expect(await ask(second, 'SELECT n FROM kept')).toEqual([{ n: 42 }]);
  });

  it('refuses data of another major version, and says what to do', async () => {
    await (await start()).stop();
    fs.writeFileSync(path.join(home, 'postgres', 'PG_VERSION'), '15\n');
    await expect(start()).rejects.toThrow(/is of PostgreSQL 15, and this release brings PostgreSQL \d+\. Back up with/);
  });

  it('takes over the server that a killed base left running', async () => {
    const left = await start();
    const next = await start();
    expect(next).toMatchObject({ adopted: true, pid: left.pid });
  });

  it('recovers after the server itself was killed', async () => {
    const killed = await start();
    await ask(killed, 'CREATE TABLE kept AS SELECT 7 AS n');
    process.kill(killed.pid, 'SIGKILL');
    await new Promise((resolve) => setTimeout(resolve, 300));
    const next = await start();
    expect(next.adopted).toBe(false);
    expect(await ask(next, 'SELECT n FROM kept')).toEqual([{ n: 7 }]);
  });

  it('starts its own server beside one of another folder', async () => {
    const other = await start();
    const mine = fs.mkdtempSync(path.join(os.tmpdir(), 'plinth-home-'));
    fs.chmodSync(mine, 0o711);
    fs.mkdirSync(path.join(mine, 'postgres'), { mode: 0o700 });
    const before = other.pid;
    const server = await start(mine);
    expect(server).toMatchObject({ adopted: false });
    expect(server.pid).not.toBe(before);
    await server.stop();
    fs.rmSync(mine, { recursive: true, force: true });
  });

  it('listens on no port', async () => {
    const server = await start();
    expect(await ask(server, 'SHOW listen_addresses')).toEqual([{ listen_addresses: '' }]);
  });

  (isRoot ? it : it.skip)(
    'moves the data where its user can reach it when root starts it in a closed folder',
    async () => {
      fs.chmodSync(home, 0o700);
      const server = await start();
      const pointer = fs.readFileSync(path.join(home, 'postgres.path'), 'utf8').trim();
      expect(pointer).toMatch(/^\/var\/lib\/plinth\/[0-9a-f]{16}$/);
      expect(await ask(server, 'SELECT 1 AS up')).toEqual([{ up: 1 }]);
      await server.stop();
      fs.rmSync(pointer, { recursive: true, force: true });
    },
  );
});
