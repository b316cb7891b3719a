import { Module } from '@nestjs/common';
import { AuditPermissions } from '@plinth/audit-contract';
import { AuditTrailModule, PostgresAuditTrail, auditSchema } from '@plinth/platform-audit-trail';
import { AuthModule, AuthoritySource, UnitPaths } from '@plinth/platform-auth';
import type { Authority, Principal } from '@plinth/platform-auth';
import { CryptoModule } from '@plinth/platform-crypto';
import { DatabaseModule } from '@plinth/platform-database';
import { createService } from '@plinth/platform-http';
import type { Service } from '@plinth/platform-http';
import { TestIssuer, openTestDatabase, testKeyring } from '@plinth/platform-testing';
import type { TestDatabase } from '@plinth/platform-testing';
import { AuditModule } from './index';

const UNIT = '01890000-0000-7000-8000-00000000000';

class FixedPaths extends UnitPaths {
  async pathOf(unitId: string): Promise<string | undefined> {
    return { [`${UNIT}1`]: 'a', [`${UNIT}2`]: 'a.b', [`${UNIT}3`]: 'ab' }[unitId];
  }
}

/** `auditor` sees unit a and below, `reader` may not export, `nobody` holds nothing. */
class FixedSource extends AuthoritySource {
  async authorityOf({ kind, personId }: Principal): Promise<Authority> {
    if (kind === 'operator') return { grants: [{ permission: '*', unitId: 'root', unitPath: '' }] };
    const on = (permission: string) => ({ permission, unitId: `${UNIT}1`, unitPath: 'a' });
    if (personId === 'auditor') return { grants: Object.values(AuditPermissions).map(on) };
    if (personId === 'reader') return { grants: [on(AuditPermissions.entryRead)] };
    return { grants: [] };
  }
}

interface Listed {
  readonly items: readonly Record<string, unknown>[];
  readonly nextCursor?: string;
}

describe('/api/audit/v1', () => {
  let test: TestDatabase;
  let issuer: TestIssuer;
  let service: Service;
  let url: string;
  let trail: PostgresAuditTrail;

  beforeAll(async () => {
    test = await openTestDatabase([auditSchema]);
    issuer = await TestIssuer.create();
    trail = new PostgresAuditTrail((await test.open('audit')).database);
    @Module({
      imports: [
        DatabaseModule.forDomain({ server: test.server, domain: 'audit' }),
        CryptoModule.forRoot(testKeyring()),
        AuditTrailModule.forRoot({ flushAfterMs: 10 }),
        AuthModule.forRoot({
          verifier: issuer.verifier(),
          authoritySource: new FixedSource(),
          unitPaths: new FixedPaths(),
        }),
        AuditModule.forRoot({ unitPaths: new FixedPaths(), sealEveryMs: 50 }),
      ],
    })
    class Shell {}
    service = await createService(Shell, { adapter: 'fastify', logUnexpected: (error) => console.error(error) });
    url = await service.listen(0);
    const paths = ['a', 'a.b', 'a.b.c', 'ab', undefined];
    for (let n = 0; n < 50; n += 1) {
      await trail.recordAlone({
        actor: `person:${n % 2}`,
        action: n % 3 === 0 ? 'org.person.read' : 'org.unit.write',
        unitPath: paths[n % 5],
        target: `thing:${n}`,
        result: n % 7 === 0 ? 'refused' : 'success',
      });
    }
    await trail.flush();
  });
  afterAll(async () => {
    await service.close();
    await test.close();
  });

  const ask = async (path: string, person?: string, method = 'GET'): Promise<Response> => {
    const token = await issuer.token(person === undefined ? { operator: true } : { person });
    return fetch(`${url}/api/audit/v1/${path}`, { method, headers: { authorization: `Bearer ${token}` } });
  };
  const listed = async (path: string, person?: string): Promise<Listed> =>
    (await ask(path, person)).json() as Promise<Listed>;
  const targets = async (path: string, person?: string) =>
    (await listed(`${path}&action=org.`, person)).items.map(({ target }) => target);

  it('pages through all entries, newest first, each once, while they are being sealed', async () => {
    const seen: unknown[] = [];
    let cursor: string | undefined;
    do {
      const page: Listed = await listed(`entries?action=org.&limit=7${cursor ? `&cursor=${cursor}` : ''}`);
      seen.push(...page.items.map(({ target }) => target));
      cursor = page.nextCursor;
      await new Promise((resolve) => setTimeout(resolve, 20));
    } while (cursor !== undefined);
    expect(seen).toEqual(Array.from({ length: 50 }, (_, n) => `thing:${49 - n}`));
  });

  it('filters by actor, action, target, result, time and subtree', async () => {
    expect(await targets('entries?actor=person:1&limit=200')).toHaveLength(25);
    expect((await listed('entries?action=org.person&limit=200')).items).toHaveLength(17);
    expect(await targets('entries?target=thing:8')).toEqual(['thing:8']);
    expect(await targets('entries?result=refused&limit=200')).toHaveLength(8);
    expect(await targets(`entries?unitId=${UNIT}2&limit=200`)).toHaveLength(20);
    expect(await targets('entries?from=2000-01-01T00:00:00Z&limit=200')).toHaveLength(50);
    expect(await targets('entries?to=2000-01-01')).toHaveLength(0);
    expect(await targets('entries?actor=%00')).toHaveLength(0);
    expect(await targets(`entries?target=${encodeURIComponent("' OR true --")}`)).toHaveLength(0);
  });

  it('shows an auditor of a unit that unit and below, nothing beside and nothing without a unit', async () => {
    const { items } = await listed('entries?limit=200', 'auditor');
    expect(items).toHaveLength(30);
    expect(new Set(items.map(({ unitPath }) => unitPath))).toEqual(new Set(['a', 'a.b', 'a.b.c']));
    expect(await (await ask(`entries?unitId=${UNIT}3`, 'auditor')).json()).toMatchObject({
      code: 'auth.unit_out_of_scope',
    });
    expect((await ask(`entries?unitId=${UNIT}9`, 'auditor')).status).toBe(404);
  });

  it('refuses without permission or token', async () => {
    expect((await ask('entries', 'nobody')).status).toBe(403);
    expect((await ask('export', 'reader')).status).toBe(403);
    expect((await ask('verification', 'reader')).status).toBe(403);
    expect((await fetch(`${url}/api/audit/v1/entries`)).status).toBe(401);
  });

  it.each([
    'limit=0',
    'limit=201',
    'limit=x',
    'result=good',
    'unitId=7',
    'from=yesterday',
    'from=2026-W10-1',
    'from=2026-02-30T00:00:00Z',
    'from=2026-02-03T25:00:00Z',
    'to=2026-02-03T00:00',
    'unknown=1',
    'cursor=rubbish',
    `cursor=${Buffer.from('["x","1"]').toString('base64url')}`,
    `cursor=${Buffer.from('["2026-01-01T00:00:00.000000Z","1;"]').toString('base64url')}`,
    `cursor=${Buffer.from('["2026-13-41T00:00:00.000000Z","1"]').toString('base64url')}`,
  ])('answers 400 to %s', async (query) => {
    expect((await ask(`entries?${query}`)).status).toBe(400);
  });

  it('exports CSV that no spreadsheet takes for a formula, and NDJSON, within the scope', async () => {
    await trail.recordAlone({
      actor: 'person:0',
      action: 'org.x',
      target: '=1+1,"a"\n',
      unitPath: 'a',
      result: 'failed',
    });
    await trail.flush();
    const csv = await ask('export?format=csv', 'auditor');
    expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(csv.headers.get('content-disposition')).toContain('audit.csv');
    const text = await csv.text();
    expect(text).toContain(`"'=1+1,""a""\n"`);
    const lines = (await (await ask('export?format=ndjson&action=org.', 'auditor')).text()).trim().split('\n');
    expect(lines.map((line) => (JSON.parse(line) as { unitPath: string }).unitPath[0])).toEqual(Array(31).fill('a'));
  });

  it('records the reading, the export and the verification of the trail itself', async () => {
    await ask('entries', 'auditor');
    await ask('export', 'auditor');
    await ask('verification', 'auditor');
    await new Promise((resolve) => setTimeout(resolve, 100));
    const { items } = await listed('entries?actor=person:auditor&limit=200');
    const actions = new Set(items.map(({ action }) => action));
    expect(actions).toEqual(new Set(['audit.entry.read', 'audit.entry.export', 'audit.chain.verify']));
  });

  it('verifies the chain, and names the broken batch once somebody rewrote history', async () => {
    const before = (await (await ask('verification', undefined, 'POST')).json()) as {
      intact: boolean;
      entries: number;
    };
    expect(before.intact).toBe(true);
    expect(before.entries).toBeGreaterThanOrEqual(50);
    await test.asOwner(`UPDATE audit.entry SET result = 'success' WHERE target = 'thing:0'`);
    const after = await ask('verification');
    expect(await after.json()).toMatchObject({ intact: false, break: { reason: 'content_differs' } });
  });
});
