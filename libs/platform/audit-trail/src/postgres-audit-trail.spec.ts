import type { DomainDatabase } from '@plinth/platform-database';
import { openTestDatabase } from '@plinth/platform-testing';
import type { TestDatabase } from '@plinth/platform-testing';
import { PostgresAuditTrail, auditSchema } from './index';
import type { AuditEntry } from './index';

const anEntry = (over: Partial<AuditEntry> = {}): AuditEntry => ({
  actor: 'person:p1',
  action: 'delta.thing.read',
  result: 'success',
  ...over,
});

describe('PostgresAuditTrail', () => {
  let test: TestDatabase;
  let delta: DomainDatabase;

  beforeEach(async () => {
    test = await openTestDatabase([auditSchema, { domain: 'delta', migrations: [] }]);
    delta = await test.open('delta');
  });
  afterEach(() => test.close());

  const pending = () => test.asOwner<Record<string, unknown>>('SELECT * FROM audit.pending ORDER BY id');

  it('writes an entry with the transaction or not at all', async () => {
    const trail = new PostgresAuditTrail(delta.database);
    const entry = anEntry({
      unitId: '01890000-0000-7000-8000-000000000001',
      unitPath: 'a.b',
      target: 'person:9',
      fields: ['name', 'phone'],
      count: 2,
      requestId: 'r1',
      address: '10.0.0.1',
      detail: { reason: '毕业' },
    });
    await delta.transactions.run((tx) => trail.record(tx, entry));
    const failing = delta.transactions.run(async (tx) => {
      await trail.record(tx, entry);
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await pending()).toMatchObject([
      {
        actor: 'person:p1',
        action: 'delta.thing.read',
        unit_id: entry.unitId,
        unit_path: 'a.b',
        target: 'person:9',
        fields: ['name', 'phone'],
        count: 2,
        result: 'success',
        request_id: 'r1',
        address: '10.0.0.1',
        detail: { reason: '毕业' },
        writer: 'plinth_delta',
      },
    ]);
  });

  it('writes lone entries within 200 ms without being asked', async () => {
    const trail = new PostgresAuditTrail(delta.database);
    await Promise.all(Array.from({ length: 50 }, (_, count) => trail.recordAlone(anEntry({ count }))));
    expect(await pending()).toHaveLength(0);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect((await pending()).map(({ count }) => count)).toEqual(Array.from({ length: 50 }, (_, count) => count));
  });

  it('writes what waits when the application ends, and what comes during that at once', async () => {
    const trail = new PostgresAuditTrail(delta.database, { flushAfterMs: 60_000 });
    for (let count = 0; count < 2500; count += 1) await trail.recordAlone(anEntry({ count }));
    await trail.beforeApplicationShutdown();
    expect(await pending()).toHaveLength(2500);
    await trail.recordAlone(anEntry());
    expect(await pending()).toHaveLength(2501);
  });

  it('holds entries while the database is away, refuses beyond its capacity, and loses none it took', async () => {
    const trail = new PostgresAuditTrail(delta.database, { flushAfterMs: 10, capacity: 3 });
    await test.asOwner('ALTER TABLE audit.pending RENAME TO away');
    for (let count = 0; count < 3; count += 1) await trail.recordAlone(anEntry({ count }));
    await new Promise((resolve) => setTimeout(resolve, 60));
    await expect(trail.recordAlone(anEntry())).rejects.toMatchObject({ code: 'audit.trail_full', kind: 'unavailable' });
    await test.asOwner('ALTER TABLE audit.away RENAME TO pending');
    await trail.flush();
    expect((await pending()).map(({ count }) => count)).toEqual([0, 1, 2]);
  });

  it('takes what a request may contain: long texts, U+0000, half characters, ids that are none', async () => {
    const trail = new PostgresAuditTrail(delta.database);
    const nasty = `a\0b\ud800${'长'.repeat(500)}`;
    await trail.recordAlone(
      anEntry({ target: nasty, unitId: 'no id', count: 1e12, detail: { nasty, many: 'x'.repeat(10) } }),
    );
    await trail.recordAlone(anEntry({ detail: { big: 'x'.repeat(10_000) } }));
    await trail.flush();
    const [first, second] = await pending();
    expect(String(first?.['target'])).toMatch(/^ab\ufffd长+$/);
    expect(first).toMatchObject({ unit_id: null, count: 2_147_483_647 });
    expect(second?.['detail']).toEqual({ tooLong: 10_010 });
  });

  it('passes over an entry that can never be written and tells of it', async () => {
    const refused: string[] = [];
    const trail = new PostgresAuditTrail(delta.database, { onRefusedEntry: (action) => refused.push(action) });
    await trail.recordAlone(anEntry({ count: 1 }));
    await trail.recordAlone(anEntry({ action: 'delta.bad', result: 'maybe' as 'success' }));
    await trail.recordAlone(anEntry({ count: 2 }));
    await trail.flush();
    expect((await pending()).map(({ count }) => count)).toEqual([1, 2]);
    expect(refused).toEqual(['delta.bad']);
  });

  it('lets a domain add and do nothing else', async () => {
    const trail = new PostgresAuditTrail(delta.database);
    await trail.recordAlone(anEntry());
    await trail.flush();
    const denied = [
      'SELECT * FROM audit.pending',
      'UPDATE audit.pending SET actor = $$x$$',
      'DELETE FROM audit.pending',
      'TRUNCATE audit.pending',
      'SELECT * FROM audit.entry',
      'DELETE FROM audit.entry',
      'UPDATE audit.entry SET actor = $$x$$',
      'INSERT INTO audit.seal (batch) VALUES (1)',
      "INSERT INTO audit.pending (actor, action, result, recorded_at) VALUES ('a', 'b', 'success', '2001-01-01')",
      "INSERT INTO audit.pending (actor, action, result, writer) VALUES ('a', 'b', 'success', 'plinth_org')",
      "SELECT audit.prune('2001-01-01')",
    ];
    for (const statement of denied) {
      await expect(delta.database.query(statement)).rejects.toThrow(/permission denied/);
    }
    expect(await pending()).toHaveLength(1);
  });
});
