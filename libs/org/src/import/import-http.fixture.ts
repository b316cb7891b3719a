import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Global, Module } from '@nestjs/common';
import { DataGrants } from '@plinth/market-contract';
import { ROOT_UNIT_ID } from '@plinth/org-contract';
import { auditSchema } from '@plinth/platform-audit-trail';
import { eventsSchema } from '@plinth/platform-events';
import { createService } from '@plinth/platform-http';
import type { Service } from '@plinth/platform-http';
import { LocalFileStorage } from '@plinth/platform-storage';
import { openTestDatabase, TestIssuer, testKeyring } from '@plinth/platform-testing';
import type { TestDatabase, TestToken } from '@plinth/platform-testing';
import { timersSchema } from '@plinth/platform-timers';
import { OrgModule, orgSchema } from '../index';
import type { ImportResponse } from './import.dto';

@Global()
@Module({ providers: [{ provide: DataGrants, useValue: { of: async () => [] } }], exports: [DataGrants] })
class NoGrantsModule {}

const rosters = path.join(__dirname, '../../fixtures/rosters');
export const rosterBytes = (file: string): Buffer => readFileSync(path.join(rosters, file));

export interface Problem {
  readonly sheet: string;
  readonly row: number;
  readonly column: string;
  readonly value: string;
  readonly severity: 'error' | 'warning';
  readonly code: string;
  readonly message: string;
}

interface Upload {
  readonly as?: TestToken;
  readonly whole?: boolean;
}

const operator: TestToken = { operator: true };

/** The whole service as a school meets it: storage on disk, jobs running, a database of its own. */
export class ImportHttp {
  private service!: Service;
  private url = '';
  private readonly folder = mkdtempSync(path.join(tmpdir(), 'plinth-import-'));

  private constructor(
    readonly test: TestDatabase,
    private readonly issuer: TestIssuer,
  ) {}

  static async start(): Promise<ImportHttp> {
    const test = await openTestDatabase([eventsSchema, auditSchema, timersSchema, orgSchema]);
    const started = new ImportHttp(test, await TestIssuer.create());
    await started.up();
    return started;
  }

  async up(): Promise<void> {
    const keyring = testKeyring();
    const storage = await LocalFileStorage.open({ folder: this.folder, cipher: keyring.fieldCipher });
    const verifier = this.issuer.verifier();
    const org = OrgModule.forRoot({ server: this.test.server, keyring, verifier, storage, ports: [NoGrantsModule] });
    this.service = await createService(org, { adapter: 'fastify', logUnexpected: () => undefined });
    this.url = await this.service.listen();
  }

  async close(): Promise<void> {
    await this.service.close();
    await this.test.close();
    rmSync(this.folder, { recursive: true });
  }

  get<T>(token: abstract new (...given: never[]) => T): T {
    return this.service.application.get<T>(token as never, { strict: false });
  }

  async send(
    method: string,
    route: string,
    given: { as?: TestToken; body?: unknown; bytes?: Buffer; language?: string } = {},
  ) {
    const headers = {
      ...(await this.issuer.headers(given.as ?? operator)),
      'accept-language': given.language ?? 'zh-CN',
      ...(given.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(given.bytes === undefined ? {} : { 'content-type': 'application/octet-stream' }),
    };
    const text = given.body === undefined ? undefined : JSON.stringify(given.body);
    const body = given.bytes === undefined ? text : new Uint8Array(given.bytes);
    return fetch(`${this.url}/api/org/v1/${route}`, { method, headers, ...(body === undefined ? {} : { body }) });
  }

  async ask<T>(method: string, route: string, given: { as?: TestToken; body?: unknown; language?: string } = {}) {
    const answer = await this.send(method, route, given);
    return { status: answer.status, body: (await answer.json()) as T };
  }

  /** A school; stages by the first digits of its code. */
  async school(name: string, fields: Record<string, unknown> = {}): Promise<string> {
    const body = { kind: 'school', parentId: ROOT_UNIT_ID, name, ...fields };
    const made = await this.ask<{ id: string }>('POST', 'units', { body });
    if (made.status !== 201) throw new Error(JSON.stringify(made.body));
    return made.body.id;
  }

  async administratorOf(unitId: string): Promise<TestToken> {
    const [row] = await this.test.asOwner<{ id: string }>(
      `INSERT INTO org.person (id, name, audience) VALUES (gen_random_uuid(), '管理员', 'staff') RETURNING id`,
    );
    const person = row?.id as string;
    const body = { personId: person, roleKey: 'school_admin', unitId };
    const { status } = await this.ask('POST', 'role-assignments', { body });
    if (status !== 201) throw new Error(`role-assignments answered ${status}`);
    return { person };
  }

  async upload(unitId: string, fileName: string, bytes: Buffer, { as = operator, whole }: Upload = {}) {
    const query = new URLSearchParams({ unitId, fileName, ...(whole ? { whole: 'true' } : {}) });
    const headers = { ...(await this.issuer.headers(as)), 'content-type': 'application/octet-stream' };
    const answer = await fetch(`${this.url}/api/org/v1/imports?${query}`, {
      method: 'POST',
      headers,
      body: new Uint8Array(bytes),
    });
    return { status: answer.status, body: (await answer.json()) as ImportResponse };
  }

  /** Waits until the import is in none of the states in which something is being done. */
  async settled(id: string, as: TestToken = operator, language = 'zh-CN'): Promise<ImportResponse> {
    for (const end = Date.now() + 60_000; Date.now() < end; await sleep(50)) {
      const { status, body } = await this.ask<ImportResponse>('GET', `imports/${id}`, { as, language });
      if (status === 200 && !['reading', 'applying', 'undoing'].includes(body.state)) return body;
    }
    throw new Error(`Import ${id} did not settle`);
  }

  async dryRun(unitId: string, fileName: string, bytes: Buffer, given: Upload = {}): Promise<ImportResponse> {
    const { status, body } = await this.upload(unitId, fileName, bytes, given);
    if (status !== 202) throw new Error(JSON.stringify(body));
    return this.settled(body.id, given.as);
  }

  confirm(id: string, body: { acceptLeaving?: boolean } = {}, as: TestToken = operator) {
    return this.ask<{ state: string; code?: string }>('POST', `imports/${id}/confirmation`, { body, as });
  }

  async carryOut(unitId: string, fileName: string, bytes: Buffer, given: Upload = {}): Promise<ImportResponse> {
    const ready = await this.dryRun(unitId, fileName, bytes, given);
    const { status, body } = await this.confirm(ready.id, {}, given.as);
    if (status !== 202) throw new Error(JSON.stringify(body));
    return this.settled(ready.id, given.as);
  }

  async problems(id: string, language = 'zh-CN', as: TestToken = operator): Promise<readonly Problem[]> {
    const route = `imports/${id}/problems?limit=1000`;
    return (await this.ask<{ items: Problem[] }>('GET', route, { language, as })).body.items;
  }

  async count(text: string, ...values: unknown[]): Promise<number> {
    const [row] = await this.test.asOwner<{ n: number }>(`SELECT count(*)::int AS n FROM ${text}`, values);
    return row?.n as number;
  }

  pupilsOf = (schoolId: string): Promise<number> =>
    this.count(`org.membership WHERE school_id = $1 AND role = 'student' AND to_date IS NULL`, schoolId);

  stagingTables = (importId: string): Promise<number> =>
    this.count(
      `pg_class WHERE relname LIKE 'stage_' || replace($1, '-', '') || '%' AND relkind IN ('r', 'v')`,
      importId,
    );
}
