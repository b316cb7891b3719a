// Token grants per CPU-second of the whole server (its Node process and every PostgreSQL process), beside signing alone
// in the same run. The load comes from a process of its own, so that its cost is not counted.
import { createHash, generateKeyPairSync, randomBytes, randomUUID, sign } from 'node:crypto';
import * as fs from 'node:fs';
import { Module } from '@nestjs/common';
import { Pool } from 'undici';
import { EnsureOperatorClient, identitySchema, IdentityModule } from '@plinth/identity';
import { PersonDirectory, RoleAssigning } from '@plinth/org-contract';
import { AuditTrail } from '@plinth/platform-audit-trail';
import { AuthModule, AuthoritySource, TokenVerifier, UnitPaths } from '@plinth/platform-auth';
import { Keyring, newKey } from '@plinth/platform-crypto';
import { migrate, openDomainDatabase, startEmbeddedServer } from '@plinth/platform-database';
import type { DatabaseServer } from '@plinth/platform-database';
import { createService } from '@plinth/platform-http';
import { inChild } from './in-child';
import { cpuOfBase, report } from './process-cost';
import type { Cpu } from './process-cost';
import { makeHome } from './whole-base';

const SECONDS = 5;
const CONNECTIONS = 16;
const CLIENT = 'bench-client';
const TARGETS = { 'client credentials': 2_500, 'refresh with rotation': 1_000 } as const;

const hash = (secret: string): Buffer => createHash('sha256').update(secret).digest();
const secretText = (): string => randomBytes(32).toString('base64url');

interface Job {
  readonly url: string;
  readonly secret: string;
  /** One refresh token for each connection; absent: client credentials. */
  readonly tokens?: readonly string[];
}

/** In the child: as many grants as the server gives, for the time. */
async function load({ url, secret, tokens }: Job): Promise<number> {
  const pool = new Pool(url, { connections: CONNECTIONS, pipelining: 1 });
  const authorization = `Basic ${Buffer.from(`${CLIENT}:${secret}`).toString('base64')}`;
  const headers = { authorization, 'content-type': 'application/x-www-form-urlencoded' };
  const until = performance.now() + SECONDS * 1_000;
  let done = 0;
  const one = async (first: string | undefined): Promise<void> => {
    let token = first;
    while (performance.now() < until) {
      const body =
        token === undefined ? 'grant_type=client_credentials' : `grant_type=refresh_token&refresh_token=${token}`;
      const response = await pool.request({ path: '/oauth/token', method: 'POST', headers, body });
      const answer = (await response.body.json()) as { refresh_token?: string; error?: string };
      if (response.statusCode !== 200) throw new Error(`${response.statusCode} ${answer.error ?? ''}`);
      if (token !== undefined) token = answer.refresh_token;
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, (_, at) => one(tokens?.[at])));
  await pool.close();
  return done;
}

/** Seconds of CPU of this process, in which the server runs, and of every process of its PostgreSQL. */
function cpuSeconds(postmaster: number): Cpu {
  const own = process.cpuUsage();
  return { node: (own.user + own.system) / 1e6, postgres: cpuOfBase(process.pid, postmaster).postgres };
}

function signaturesPerSecond(): number {
  const { privateKey: key } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const input = Buffer.alloc(700, 'x');
  const before = process.cpuUsage();
  let count = 0;
  for (const until = performance.now() + 1_000; performance.now() < until; count += 1) {
    sign('sha256', input, { key, dsaEncoding: 'ieee-p1363' });
  }
  const { user, system } = process.cpuUsage(before);
  return Math.round(count / ((user + system) / 1e6));
}

/** Neighbours that are never asked by these grants. */
const silent = <T extends object>(): T => ({}) as T;

async function startIdentity(server: DatabaseServer) {
  const keyring = new Keyring((['field', 'index', 'digest'] as const).map((use) => newKey(use, 1, new Date(0))));
  const ports = {
    personDirectory: silent<PersonDirectory>(),
    roleAssigning: silent<RoleAssigning>(),
    unitPaths: silent<UnitPaths>(),
    auditTrail: silent<AuditTrail>(),
  };
  const settings = { publicUrl: 'http://127.0.0.1', hashWorkers: 1 };

  @Module({
    imports: [
      AuthModule.forRoot({ verifier: silent<TokenVerifier>(), authoritySource: silent<AuthoritySource>() }),
      IdentityModule.forRoot({ server, keyring, ports, settings }),
    ],
  })
  class Bench {}

  const logUnexpected = (error: unknown): void => console.error(error);
  const service = await createService(Bench, { adapter: 'express', logUnexpected });
  const url = await service.listen(0);
  await service.application.get(EnsureOperatorClient, { strict: false }).execute(hash(secretText()));
  return { url, close: () => service.close() };
}

/** A client, and a refresh lineage for each connection, as the code flow would leave them. */
async function prepare(server: DatabaseServer, secret: string): Promise<string[]> {
  const { database, close } = await openDomainDatabase({ server, domain: 'identity', poolSize: 1 });
  await database.query(
    `INSERT INTO oauth_client (id, name, kind, grants, scopes, secret_hash)
     VALUES ($1, 'Bench', 'confidential', '{refresh_token,client_credentials}', '{openid,org.roster.read}', $2)`,
    [CLIENT, hash(secret)],
  );
  const tokens: string[] = [];
  for (let n = 0; n < CONNECTIONS; n += 1) {
    const [id, text] = [randomUUID(), secretText()];
    // A refresh asks whether the session still lives, and moves its last use at most once a minute.
    await database.query(
      `INSERT INTO session (id, token_hash, account_id, auth_time, acr, amr, idle_seconds, expires_at)
       VALUES ($1, $2, $1, now(), 'urn:plinth:acr:single', '{pwd}', 3600, now() + interval '12 hours')`,
      [id, hash(secretText())],
    );
    await database.query(
      `INSERT INTO refresh_lineage (id, client_id, account_id, person_id, session_id, scopes, auth_time, acr, amr,
         secret_hash, token_ids, expires_at)
       VALUES ($1, $2, $1, $1, $1, '{openid}', now(), 'urn:plinth:acr:single', '{pwd}', $3, '{}', now() + interval '1 day')`,
      [id, CLIENT, hash(text)],
    );
    tokens.push(`${id.replaceAll('-', '')}.1.${text}`);
  }
  await close();
  return tokens;
}

async function main(): Promise<void> {
  const home = makeHome();
  const server = await startEmbeddedServer({ home });
  try {
    await migrate(server, [identitySchema]);
    const identity = await startIdentity(server);
    const secret = secretText();
    const tokens = await prepare(server, secret);
    const limit = signaturesPerSecond();
    report('ES256 signing alone, per CPU-second', String(limit));
    await inChild<number>(__filename, 'load', { url: identity.url, secret });
    for (const [name, target] of Object.entries(TARGETS)) {
      const before = cpuSeconds(server.pid);
      const job: Job = { url: identity.url, secret, ...(name === 'client credentials' ? {} : { tokens }) };
      const done = await inChild<number>(__filename, 'load', job);
      const after = cpuSeconds(server.pid);
      const [node, postgres] = [after.node - before.node, after.postgres - before.postgres];
      const rate = Math.round(done / (node + postgres));
      report(`${name}, per CPU-second`, `${rate} (${(rate / limit).toFixed(3)} of signing; at least ${target})`);
      const micros = (seconds: number) => `${Math.round((seconds / done) * 1e6)} µs`;
      report(`${name}, each`, `${micros(node)} of Node, ${micros(postgres)} of PostgreSQL`);
    }
    await identity.close();
  } finally {
    await server.stop();
    fs.rmSync(home, { recursive: true, force: true });
  }
}

if (process.argv[2] === 'load') {
  process.once('message', (job) => {
    void load(job as Job).then(
      (done) => process.send?.(done, () => process.exit(0)),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  });
} else {
  void main().catch((error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  });
}
