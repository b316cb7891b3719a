import { Module } from '@nestjs/common';
import type { DynamicModule, Type } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { checkEventData } from '@plinth/events';
import { DataGrants } from '@plinth/market-contract';
import type { DataGrant } from '@plinth/market-contract';
import { AuditTrailModule, auditSchema } from '@plinth/platform-audit-trail';
import { accessOf, actorOf, AuthModule } from '@plinth/platform-auth';
import type { Authority, AuthoritySource, Principal, UnitPaths } from '@plinth/platform-auth';
import { CryptoModule } from '@plinth/platform-crypto';
import type { Keyring } from '@plinth/platform-crypto';
import { DatabaseModule } from '@plinth/platform-database';
import { eventsSchema, Outbox, PostgresOutbox } from '@plinth/platform-events';
import { createService, IdempotencyModule } from '@plinth/platform-http';
import type { Service } from '@plinth/platform-http';
import { openTestDatabase, TestIssuer, testKeyring } from '@plinth/platform-testing';
import type { TestDatabase, TestToken } from '@plinth/platform-testing';
import { checkCharacterOf } from '../identifier/id-card';
import { orgSchema } from '../migrations';
import { PersonModule } from '../person.module';

@Module({})
class Ports {
  static of(dataGrants: DataGrants): DynamicModule {
    return {
      module: Ports,
      global: true,
      providers: [
        { provide: Outbox, useFactory: () => new PostgresOutbox(checkEventData) },
        { provide: DataGrants, useValue: dataGrants },
      ],
      exports: [Outbox, DataGrants],
    };
  }
}

/** Stands in for market: what a spec puts into `given`. */
export class FixedDataGrants extends DataGrants {
  readonly given: DataGrant[] = [];

  async of(clientId: string): Promise<readonly DataGrant[]> {
    return this.given.filter((grant) => grant.clientId === clientId);
  }
}

export interface Answer<T = Record<string, unknown>> {
  readonly status: number;
  readonly body: T;
  readonly text: string;
  readonly headers: Headers;
}

export const ROOT = '00000000-0000-7000-8000-000000000000';
const label = (id: string): string => id.replaceAll('-', '');

/** An ID number of nobody: a region of 00 is a whole city, which issues none. */
export const idCardOf = (serial: number, birth = '20160501'): string => {
  const body = `340100${birth}${String(serial).padStart(3, '0')}`;
  return `${body}${checkCharacterOf(body)}`;
};

/** A running service of people on a database of its own, with a bureau, two schools and their classes. */
export class PeopleFixture {
  readonly dataGrants = new FixedDataGrants();
  readonly units = new Map<string, { readonly id: string; readonly path: string }>();
  private readonly grants = new Map<string, { permission: string; unit: string }[]>();

  private constructor(
    readonly database: TestDatabase,
    readonly issuer: TestIssuer,
    readonly keyring: Keyring,
  ) {}

  private service!: Service;
  private url = '';

  static async start(...modules: (Type | DynamicModule)[]): Promise<PeopleFixture> {
    const database = await openTestDatabase([eventsSchema, auditSchema, orgSchema]);
    const fixture = new PeopleFixture(database, await TestIssuer.create(), testKeyring());
    await fixture.makeUnits();
    await fixture.listen(modules);
    return fixture;
  }

  private async listen(modules: readonly (Type | DynamicModule)[]): Promise<void> {
    @Module({
      imports: [
        DatabaseModule.forDomain({ server: this.database.server, domain: 'org' }),
        CryptoModule.forRoot(this.keyring),
        AuditTrailModule.forRoot({ flushAfterMs: 5 }),
        AuthModule.forRoot({
          verifier: this.issuer.verifier(),
          authoritySource: { authorityOf: (principal: Principal) => this.authorityOf(principal) } as AuthoritySource,
          unitPaths: { pathOf: (id: string) => this.pathOf(id) } as UnitPaths,
        }),
        IdempotencyModule.forRoot({ callerOf: (request) => actorOf(accessOf(request)!.principal) }),
        Ports.of(this.dataGrants),
        PersonModule,
        ...modules,
      ],
    })
    class Shell {}
    this.service = await createService(Shell, {
      adapter: 'fastify',
      logUnexpected: (error) => {
        throw error;
      },
    });
    this.url = await this.service.listen(0);
  }

  get address(): string {
    return this.url;
  }

  get<T>(token: abstract new (...given: never[]) => T): T {
    return this.service.application.get<T>(token as never, { strict: false });
  }

  async close(): Promise<void> {
    await this.service.close();
    await this.database.close();
  }

  unit(name: string): string {
    const found = this.units.get(name);
    if (found === undefined) throw new Error(`no unit ${name}`);
    return found.id;
  }

  async addUnit(
    name: string,
    kind: string,
    parent: string | null,
    more: Record<string, unknown> = {},
  ): Promise<string> {
    const id = randomUUID();
    const above = parent === null ? '' : (this.units.get(parent)?.path ?? '');
    const path = above === '' ? label(id) : `${above}.${label(id)}`;
    this.units.set(name, { id, path });
    const columns = { id, kind, parent_id: parent === null ? ROOT : this.unit(parent), path, name, ...more };
    const names = Object.keys(columns);
    await this.database.asOwner(
      `INSERT INTO org.unit (${names.join(', ')}) VALUES (${names.map((_, index) => `$${index + 1}`).join(', ')})`,
      Object.values(columns),
    );
    if (kind === 'school') await this.database.asOwner('UPDATE org.unit SET school_id = id WHERE id = $1', [id]);
    return id;
  }

  private async makeUnits(): Promise<void> {
    await this.addUnit('局', 'bureau', null);
    for (const [school, code] of [
      ['一小', '2134000011'],
      ['二小', '2134000012'],
    ] as const) {
      await this.addUnit(school, 'school', '局', { code });
      for (const number of [1, 2]) {
        const more = {
          school_id: this.unit(school),
          stage: 'primary',
          entry_year: 2023,
          class_number: number,
          years: 6,
        };
        await this.addUnit(`${school}${number}班`, 'class', school, more);
      }
    }
  }

  /** Gives a person (or client) a permission on a unit; `*` is every permission. */
  allow(who: string, permission: string, unit: string): void {
    this.grants.set(who, [...(this.grants.get(who) ?? []), { permission, unit }]);
  }

  private async authorityOf(principal: Principal): Promise<Authority> {
    if (principal.kind === 'operator') return { grants: [{ permission: '*', unitId: ROOT, unitPath: '' }] };
    const mine = this.grants.get(principal.personId ?? principal.clientId ?? '') ?? [];
    return {
      grants: mine.map(({ permission, unit }) => ({
        permission,
        unitId: this.unit(unit),
        unitPath: this.units.get(unit)?.path ?? '',
      })),
    };
  }

  private async pathOf(unitId: string): Promise<string | undefined> {
    return [...this.units.values()].find(({ id }) => id === unitId)?.path;
  }

  async call<T = Record<string, unknown>>(
    token: TestToken,
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer<T>> {
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: {
        ...(await this.issuer.headers(token)),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') ?? false;
    return { status: response.status, text, headers: response.headers, body: (isJson ? JSON.parse(text) : {}) as T };
  }

  /** Adds a pupil as the operator; answers the id. */
  async person(
    name: string,
    unit: string,
    role: 'student' | 'staff' | 'guardian' | 'administrator' = 'student',
    more: Record<string, unknown> = {},
  ): Promise<string> {
    const body = { name, membership: { unitId: this.unit(unit), role }, ...more };
    const answer = await this.call<{ id: string }>({ operator: true }, 'POST', '/api/org/v1/people', body);
    if (answer.status !== 201) throw new Error(answer.text);
    return answer.body.id;
  }

  /** A grant to a client on a unit, for an hour or for the time given. */
  grantFields(clientId: string, unit: string, fields: readonly string[], lifetimeMs = 3_600_000): void {
    const expiresAt = new Date(Date.now() + lifetimeMs);
    this.dataGrants.given.push({
      grantId: randomUUID(),
      clientId,
      unitId: this.unit(unit),
      fields,
      purpose: 'spec',
      expiresAt,
    });
  }

  events(key: string): Promise<{ type: string; data: Record<string, unknown>; unit_path: string }[]> {
    return this.database.asOwner('SELECT type, data, unit_path FROM org.outbox WHERE key = $1 ORDER BY id', [key]);
  }
}
