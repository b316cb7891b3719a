import { Global, Module } from '@nestjs/common';
import type { Type } from '@nestjs/common';
import { DataGrants } from '@plinth/market-contract';
import { AuditTrailModule, auditSchema } from '@plinth/platform-audit-trail';
import { accessOf, actorOf, AuthModule } from '@plinth/platform-auth';
import type { RequestAccess } from '@plinth/platform-auth';
import { CryptoModule } from '@plinth/platform-crypto';
import { DatabaseModule } from '@plinth/platform-database';
import { EventsModule, eventsSchema } from '@plinth/platform-events';
import { createService, IdempotencyModule } from '@plinth/platform-http';
import type { Service } from '@plinth/platform-http';
import { openTestDatabase, TestIssuer, testKeyring } from '@plinth/platform-testing';
import type { TestDatabase, TestToken } from '@plinth/platform-testing';
import { ROOT_UNIT_ID } from '@plinth/org-contract';
import { orgSchema } from '../migrations';
import { UnitModule } from '../unit.module';

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- bodies are looked at by the specs alone
type Body = any;

export interface Answer {
  readonly status: number;
  readonly body: Body;
  readonly headers: Headers;
}

interface Asked {
  readonly as?: TestToken | string;
  readonly body?: unknown;
  readonly key?: string;
  readonly accept?: string;
}

@Global()
@Module({ providers: [{ provide: DataGrants, useValue: { of: async () => [] } }], exports: [DataGrants] })
class NoGrantsModule {}

function shellOf(test: TestDatabase, issuer: TestIssuer): Type {
  @Module({
    imports: [
      DatabaseModule.forDomain({ server: test.server, domain: 'org' }),
      CryptoModule.forRoot(testKeyring()),
      AuditTrailModule.forRoot({ flushAfterMs: 5 }),
      EventsModule.forDomain({ domain: 'org' }),
      AuthModule.forRoot({ verifier: issuer.verifier() }),
      IdempotencyModule.forRoot({ callerOf: (request) => actorOf((accessOf(request) as RequestAccess).principal) }),
      NoGrantsModule,
      UnitModule,
    ],
  })
  class Shell {}
  return Shell;
}

/** Units, roles and people over HTTP, on a database of its own. */
export class OrgFixture {
  private constructor(
    readonly test: TestDatabase,
    readonly issuer: TestIssuer,
    readonly service: Service,
    private readonly url: string,
  ) {}

  static async start(): Promise<OrgFixture> {
    const test = await openTestDatabase([eventsSchema, auditSchema, orgSchema]);
    const issuer = await TestIssuer.create();
    const service = await createService(shellOf(test, issuer), {
      adapter: 'fastify',
      logUnexpected: (error) => console.error(error),
    });
    return new OrgFixture(test, issuer, service, await service.listen());
  }

  async close(): Promise<void> {
    await this.service.close();
    await this.test.close();
  }

  async ask(method: string, path: string, { as = { operator: true }, body, key, accept }: Asked = {}): Promise<Answer> {
    const token = typeof as === 'string' ? as : await this.issuer.token(as);
    const response = await fetch(`${this.url}/api/org/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(key !== undefined && { 'idempotency-key': key }),
        ...(accept !== undefined && { accept }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('application/json') ?? false;
    return { status: response.status, body: isJson ? JSON.parse(text) : text, headers: response.headers };
  }

  /** The answer as it came, for what is not JSON. */
  fetch(path: string, headers: Readonly<Record<string, string>>): Promise<Response> {
    return fetch(`${this.url}/api/org/v1${path}`, { headers });
  }

  /** Adds a unit as the operator; answers its id. */
  async unit(kind: string, parentId: string = ROOT_UNIT_ID, fields: Record<string, unknown> = {}): Promise<string> {
    const name = kind === 'class' ? {} : { name: `${kind} ${parentId.slice(-4)}` };
    const { status, body } = await this.ask('POST', '/units', { body: { kind, parentId, ...name, ...fields } });
    if (status !== 201) throw new Error(JSON.stringify(body));
    return body.id;
  }

  /** A person straight into the table; answers the id. */
  async person(name = '王小明'): Promise<string> {
    const [row] = await this.test.asOwner<{ id: string }>(
      `INSERT INTO org.person (id, name, audience) VALUES (gen_random_uuid(), $1, 'staff') RETURNING id`,
      [name],
    );
    return row?.id as string;
  }

  /** Somebody who holds a role on a unit; answers the person id. */
  async holder(roleKey: string, unitId: string): Promise<string> {
    const personId = await this.person();
    const { status, body } = await this.ask('POST', '/role-assignments', { body: { personId, roleKey, unitId } });
    if (status !== 201) throw new Error(JSON.stringify(body));
    return personId;
  }

  /** Types of the events that were published, in order, for one key. */
  async events(key: string): Promise<string[]> {
    const rows = await this.test.asOwner<{ type: string }>(`SELECT type FROM org.outbox WHERE key = $1 ORDER BY id`, [
      key,
    ]);
    return rows.map((row) => row.type);
  }
}
