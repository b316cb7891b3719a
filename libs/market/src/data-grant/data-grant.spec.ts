import { Module } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { DataGrants } from '@plinth/market-contract';
import { auditSchema, AuditTrailModule } from '@plinth/platform-audit-trail';
import { accessOf, AuthModule } from '@plinth/platform-auth';
import type { Authority, AuthoritySource, Principal, UnitPaths } from '@plinth/platform-auth';
import { DatabaseModule, Transactions } from '@plinth/platform-database';
import { EventsModule, eventsSchema } from '@plinth/platform-events';
import type { PublishedEvent } from '@plinth/platform-events';
import { createService, IdempotencyModule } from '@plinth/platform-http';
import type { Service } from '@plinth/platform-http';
import { openTestDatabase, TestIssuer } from '@plinth/platform-testing';
import type { TestDatabase, TestToken } from '@plinth/platform-testing';
import { EndedUnitConsumer, MarketModule, marketSchema } from '../index';
import { checkExpiry } from './data-grant';

const paths = new Map([
  ['01990000-0000-7000-8000-00000000000a', 'a'],
  ['01990000-0000-7000-8000-00000000000b', 'b'],
]);
const [unitA, unitB] = [...paths.keys()] as [string, string];
const unitPaths = { pathOf: async (id: string) => paths.get(id) } as UnitPaths;
const authoritySource = {
  authorityOf: async (principal: Principal): Promise<Authority> => {
    const all = (unitPath: string) => ({ grants: [{ permission: '*', unitId: unitA, unitPath }] });
    return principal.kind === 'operator' ? all('') : principal.personId === 'of-a' ? all('a') : { grants: [] };
  },
} as AuthoritySource;

describe('data grants over HTTP', () => {
  let database: TestDatabase;
  let issuer: TestIssuer;
  let service: Service;
  let url: string;

  beforeAll(async () => {
    database = await openTestDatabase([eventsSchema, auditSchema, marketSchema]);
    issuer = await TestIssuer.create();
    @Module({
      imports: [
        DatabaseModule.forDomain({ server: database.server, domain: 'market' }),
        EventsModule.forDomain({ domain: 'market' }),
        AuditTrailModule.forRoot(),
        IdempotencyModule.forRoot({ callerOf: (request) => String(accessOf(request)?.principal.tokenId) }),
        AuthModule.forRoot({ verifier: issuer.verifier(), authoritySource, unitPaths }),
        MarketModule.forRoot({ unitPaths }),
      ],
    })
    class Shell {}
    service = await createService(Shell, { adapter: 'fastify', logUnexpected: () => undefined });
    url = await service.listen(0);
  });
  afterAll(async () => {
    await service.close();
    await database.close();
  });

  const call = async (token: TestToken, method: string, path: string, body?: unknown) => {
    const response = await fetch(`${url}/api/market/v1/data-grants${path}`, {
      method,
      headers: { ...(await issuer.headers(token)), 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: (text === '' ? {} : JSON.parse(text)) as Record<string, never> };
  };
  const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
  const grant = (more: object = {}) => ({
    clientId: `client-${randomUUID()}`,
    unitId: unitA,
    fields: ['name', 'sex', 'name'],
    purpose: '作业布置与批改',
    expiresAt: inDays(30),
    ...more,
  });
  const operator = { operator: true };
  const grantsOf = (clientId: string) => service.application.get(DataGrants, { strict: false }).of(clientId);

  it('gives a grant, tells it, and lets the port know it at once', async () => {
    const wanted = grant();
    expect(await grantsOf(wanted.clientId)).toEqual([]);
    const { status, body } = await call({ person: 'of-a' }, 'POST', '', wanted);
    expect(status).toBe(201);
    expect(await grantsOf(wanted.clientId)).toMatchObject([{ unitId: unitA, fields: ['name', 'sex'] }]);
    const events = await database.asOwner('SELECT type, key, unit_path, data FROM market.outbox WHERE key = $1', [
      wanted.clientId,
    ]);
    expect(events).toMatchObject([
      { type: 'market.grant.given.v1', unit_path: 'a', data: { grantId: body['id'], fields: ['name', 'sex'] } },
    ]);
  });

  it.each([
    ['a field that no registry has', { fields: ['password'] }],
    ['no field', { fields: [] }],
    ['no purpose', { purpose: '' }],
    ['an expiry of yesterday', { expiresAt: inDays(-1) }],
    ['an expiry beyond three years', { expiresAt: inDays(3 * 366 + 2) }],
    ['no expiry', { expiresAt: undefined }],
    ['a client id with a blank', { clientId: 'a b' }],
  ])('refuses %s', async (_, more) => {
    expect((await call(operator, 'POST', '', grant(more))).status).toBe(400);
  });

  it('gives, lists and revokes in the scope of the caller only', async () => {
    expect((await call({ person: 'of-a' }, 'POST', '', grant({ unitId: unitB }))).status).toBe(403);
    expect((await call({ person: 'nobody' }, 'POST', '', grant())).status).toBe(403);
    const clientId = `client-${randomUUID()}`;
    const other = (await call(operator, 'POST', '', grant({ clientId, unitId: unitB }))).body['id'];
    const own = (await call(operator, 'POST', '', grant({ clientId }))).body['id'];
    const listed = await call({ person: 'of-a' }, 'GET', `?clientId=${clientId}`);
    expect(listed.body['items']).toMatchObject([{ grantId: own, isInForce: true }]);
    const reason = { reason: '合同终止' };
    expect((await call({ person: 'of-a' }, 'POST', `/${other}/revoke`, reason)).status).toBe(404);
    expect((await call({ person: 'of-a' }, 'POST', `/${own}/revoke`, reason)).status).toBe(204);
    expect((await call({ person: 'of-a' }, 'POST', `/${own}/revoke`, reason)).status).toBe(404);
    expect(await grantsOf(clientId)).toMatchObject([{ grantId: other }]);
  });

  it('ends with its unit, once and told, and leaves those of other units', async () => {
    const clientId = `client-${randomUUID()}`;
    const own = (await call(operator, 'POST', '', grant({ clientId }))).body['id'];
    const other = (await call(operator, 'POST', '', grant({ clientId, unitId: unitB }))).body['id'];
    const { application } = service;
    const consumer = application.get(EndedUnitConsumer, { strict: false });
    const event = { type: 'org.unit.ended.v1', key: unitA, unitPath: 'a', data: { unitId: unitA } };
    const hear = () =>
      application
        .get(Transactions, { strict: false })
        .run((tx) => consumer.handle(tx, event as unknown as PublishedEvent));
    await hear();
    await hear();
    const listed = await call(operator, 'GET', `?clientId=${clientId}`);
    expect(listed.body['items']).toMatchObject([
      { grantId: own, isInForce: false, revokedBy: 'system' },
      { grantId: other, isInForce: true },
    ]);
    const events = await database.asOwner(
      `SELECT data->>'grantId' AS "grantId", unit_path FROM market.outbox WHERE key = $1 AND type = 'market.grant.revoked.v1'`,
      [clientId],
    );
    expect(events).toEqual([{ grantId: own, unit_path: 'a' }]);
    const entries = await database.asOwner('SELECT action, actor FROM audit.pending WHERE target = $1', [
      `grant:${String(own)}`,
    ]);
    expect(entries).toContainEqual({ action: 'market.grant.revoked', actor: 'system' });
  });

  it('ends with its expiry, to the moment', async () => {
    const wanted = grant({ expiresAt: new Date(Date.now() + 600).toISOString() });
    await call(operator, 'POST', '', wanted);
    expect(await grantsOf(wanted.clientId)).toHaveLength(1);
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(await grantsOf(wanted.clientId)).toEqual([]);
  });

  it('pages the list', async () => {
    const clientId = `client-${randomUUID()}`;
    for (let count = 0; count < 3; count += 1) await call(operator, 'POST', '', grant({ clientId }));
    const first = await call(operator, 'GET', `?clientId=${clientId}&limit=2`);
    const second = await call(operator, 'GET', `?clientId=${clientId}&limit=2&cursor=${first.body['nextCursor']}`);
    expect([first.body['items'], second.body['items']].map((items) => (items as unknown as unknown[]).length)).toEqual([
      2, 1,
    ]);
    expect((await call(operator, 'GET', '?cursor=nonsense')).status).toBe(400);
  });
});

describe('checkExpiry', () => {
  const now = new Date('2026-09-01T00:00:00Z');
  it('takes three years to the moment and not one more', () => {
    expect(() => checkExpiry(new Date('2029-09-01T00:00:00Z'), now)).not.toThrow();
    expect(() => checkExpiry(new Date('2029-09-01T00:00:01Z'), now)).toThrow('market.grant_expiry_unfit');
    expect(() => checkExpiry(new Date('nonsense'), now)).toThrow('market.grant_expiry_unfit');
  });
});
