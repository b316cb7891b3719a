import { spawn, spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import type { PoolConfig } from 'pg';
import type { DatabaseServer } from '../server';
import { majorOf } from './find-binaries';
import { choosePlaces } from './places';
import type { Places } from './places';
import { serverUser } from './server-user';
import type { ServerUser } from './server-user';

export interface EmbeddedServer extends DatabaseServer {
  /** Whether a server that an earlier, killed base left behind was taken over. */
  readonly adopted: boolean;
  readonly pid: number;
  /** A server on the same cluster and another database, for tests. */
  withDatabase(database: string): DatabaseServer;
  /** Stops the server (fast shutdown) and waits until it is gone. */
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  /** Folder of the base (`PLINTH_HOME`). */
  readonly home: string;
  readonly database?: string;
  /** Further `-c name=value` settings. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Folder with the `bin/` of another PostgreSQL than the one that would be chosen. */
  readonly binaries?: string;
}

const SUPERUSER = 'plinth_owner';
const START_LIMIT_MS = 60_000;

const defaults: Readonly<Record<string, string>> = {
  listen_addresses: '',
  max_connections: '200',
  shared_buffers: '256MB',
  max_wal_size: '2GB',
  wal_level: 'minimal',
  max_wal_senders: '0',
  checkpoint_timeout: '15min',
  jit: 'off',
  log_min_messages: 'warning',
  log_timezone: 'UTC',
  timezone: 'UTC',
};

/**
 * Starts PostgreSQL on the data below `home`, or takes over the one that a killed base left running there.
 * It listens on a unix socket in a 0700 folder only.
 */
export async function startEmbeddedServer(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const user = serverUser();
  const places = choosePlaces(options.home, user, options.binaries);
  const connection: PoolConfig = { host: places.socket, port: 5432, user: SUPERUSER, database: 'postgres' };
  const left = await leftRunning(places, connection);
  if (left === undefined) {
    initialise(places, user);
    launch(places, user, { ...defaults, ...options.settings });
  }
  const pid = left ?? (await untilReady(places, connection));
  const database = options.database ?? 'plinth';
  await ensureDatabase(connection, database);
  return {
    ...serverOn(connection, database),
    adopted: left !== undefined,
    pid,
    withDatabase: (name) => serverOn(connection, name),
    stop: () => stop(pid),
  };
}

const serverOn = (connection: PoolConfig, database: string): DatabaseServer => ({
  owner: () => ({ ...connection, database }),
  domain: (domain) => ({ ...connection, database, user: `plinth_${domain}` }),
  passwordOf: () => undefined,
});

function initialise(places: Places, user: ServerUser | undefined): void {
  const made = path.join(places.data, 'PG_VERSION');
  if (fs.existsSync(made)) return refuseOtherMajor(places, fs.readFileSync(made, 'utf8').trim());
  const flags = [
    '-D',
    places.data,
    '-U',
    SUPERUSER,
    '-A',
    'trust',
    '-E',
    'UTF8',
    '--locale=C.UTF-8',
    '--no-instructions',
  ];
  const { status, stderr, error } = spawnSync(path.join(places.bin, 'initdb'), flags, {
    ...user,
    cwd: '/',
    env: { PATH: '/usr/bin:/bin', LC_ALL: 'C.UTF-8' },
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`initdb failed: ${stderr || error?.message || 'no reason given'}`);
}

/** Every major version has files of its own form. */
function refuseOtherMajor(places: Places, dataMajor: string): void {
  const server = majorOf(path.dirname(places.bin));
  if (String(server) === dataMajor) return;
  throw new Error(
    `The data in ${places.data} is of PostgreSQL ${dataMajor}, and this release brings PostgreSQL ${server}. ` +
      `Back up with the release before and restore with this one: deploy/postgresql.md, "The next major version".`,
  );
}

function launch(places: Places, user: ServerUser | undefined, settings: Readonly<Record<string, string>>): void {
  const log = fs.openSync(places.log, 'w', 0o600);
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  // Detached: Ctrl-C must reach the base alone, which then stops the server last.
  const child = spawn(
    path.join(places.bin, 'postgres'),
    ['-D', places.data, '-k', places.socket, '-p', '5432', ...flags],
    {
      ...user,
      cwd: '/',
      env: { PATH: '/usr/bin:/bin', LC_ALL: 'C.UTF-8' },
      stdio: ['ignore', log, log],
      detached: true,
    },
  );
  child.unref();
  fs.closeSync(log);
}

/** The pid of a running server whose data directory is ours, proven by asking it. */
async function leftRunning(places: Places, connection: PoolConfig): Promise<number | undefined> {
  const pid = pidOf(places);
  if (pid === undefined || !isAlive(pid)) return undefined;
  for (let waited = 0; waited < 10_000 && isAlive(pid); waited += 200) {
    const found = await dataDirectoryOf(connection);
    if (found !== undefined) return fs.realpathSync(found) === fs.realpathSync(places.data) ? pid : undefined;
    await sleep(200);
  }
  return undefined;
}

async function untilReady(places: Places, connection: PoolConfig): Promise<number> {
  const limit = Date.now() + START_LIMIT_MS;
  while (Date.now() < limit) {
    const pid = pidOf(places);
    if (pid !== undefined && (await dataDirectoryOf(connection)) !== undefined) return pid;
    const log = fs.readFileSync(places.log, 'utf8');
    if (/FATAL|could not/.test(log) && (pid === undefined || !isAlive(pid)))
      throw new Error(`PostgreSQL did not start:\n${log}`);
    await sleep(15);
  }
  throw new Error(`PostgreSQL was not ready within ${START_LIMIT_MS / 1000} s; see ${places.log}`);
}

async function dataDirectoryOf(connection: PoolConfig): Promise<string | undefined> {
  const client = new Client({ ...connection, connectionTimeoutMillis: 2_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>('SHOW data_directory');
    return rows[0]?.data_directory;
  } catch {
    return undefined;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function ensureDatabase(connection: PoolConfig, database: string): Promise<void> {
  const client = new Client(connection);
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [database]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(database)}`);
  } finally {
    await client.end();
  }
}

function pidOf(places: Places): number | undefined {
  const file = path.join(places.data, 'postmaster.pid');
  if (!fs.existsSync(file)) return undefined;
  const pid = Number(fs.readFileSync(file, 'utf8').split('\n')[0]);
  return Number.isInteger(pid) && pid > 0 ? pid : undefined;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function stop(pid: number): Promise<void> {
  if (!isAlive(pid)) return;
  process.kill(pid, 'SIGINT');
  for (let waited = 0; waited < 30_000 && isAlive(pid); waited += 20) await sleep(20);
  if (isAlive(pid)) process.kill(pid, 'SIGQUIT');
}
