import { randomBytes } from 'node:crypto';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { Client } from 'pg';
import { startEmbeddedServer } from '@plinth/platform-database';
import { makeHome } from './base.fixture';

/** The PostgreSQL of this package, and the oldest one that is installed besides, where there is one. */
export function serversToTry(): { readonly name: string; readonly binaries?: string }[] {
  const parent = '/usr/lib/postgresql';
  const installed = fs.existsSync(parent)
    ? fs
        .readdirSync(parent)
        .filter((name) => Number(name) >= 15 && fs.existsSync(path.join(parent, name, 'bin', 'initdb')))
        .sort((a, b) => Number(a) - Number(b))
        .slice(0, 1)
    : [];
  return [
    { name: 'the one of this package' },
    ...installed.map((major) => ({ name: `PostgreSQL ${major}`, binaries: path.join(parent, major) })),
  ];
}

export interface OwnPostgres {
  /** As its administrator hands it out: a user that is no superuser and owns one database. */
  readonly url: string;
  urlWith(password: string): string;
  readonly pid: number;
  close(): Promise<void>;
}

/** A PostgreSQL that asks everybody for a password, as one that somebody else runs does. */
export async function startOwnPostgres(binaries?: string): Promise<OwnPostgres> {
  const home = makeHome();
  const rules = path.join(home, 'hba.conf');
  fs.writeFileSync(rules, 'local all plinth_owner trust\nlocal all all scram-sha-256\n');
  const server = await startEmbeddedServer({
    home,
    settings: { hba_file: rules, fsync: 'off', shared_buffers: '64MB' },
    ...(binaries === undefined ? {} : { binaries }),
  });
  const password = randomBytes(12).toString('hex');
  const admin = new Client(server.owner());
  await admin.connect();
  await admin.query(`CREATE ROLE district LOGIN CREATEROLE PASSWORD '${password}'`);
  await admin.query('CREATE DATABASE base OWNER district');
  await admin.query('GRANT SET ON PARAMETER session_replication_role TO district');
  await admin.end();
  const folder = encodeURIComponent(String(server.owner().host));
  const urlWith = (secret: string): string => `postgres://district:${secret}@localhost/base?host=${folder}`;
  return {
    url: urlWith(password),
    urlWith,
    pid: server.pid,
    close: async () => {
      await server.stop();
      fs.rmSync(home, { recursive: true, force: true });
    },
  };
}
