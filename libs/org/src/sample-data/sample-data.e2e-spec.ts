import { setTimeout as sleep } from 'node:timers/promises';
import { ROOT_UNIT_ID } from '@plinth/org-contract';
import { ImportHttp, rosterBytes } from '../import/import-http.fixture';

jest.setTimeout(120_000);

/** What is kept of everything that ever happened. */
const KEPT = ['migration', 'outbox', 'inbox', 'idempotency'];

describe('sample data', () => {
  let org: ImportHttp;
  let before: Record<string, number>;
  beforeAll(async () => {
    org = await ImportHttp.start();
    before = await counts();
  });
  afterAll(() => org.close());

  const ask = async (method: string, route: string, given: Parameters<ImportHttp['send']>[2] = {}) => {
    const answer = await org.send(method, route, given);
    const text = await answer.text();
    return { status: answer.status, body: text === '' ? undefined : JSON.parse(text) };
  };
  const rows = async <T>(sql: string, values: unknown[] = []): Promise<T[]> =>
    (await org.test.asOwner(sql, values as never)) as T[];
  const counts = async (): Promise<Record<string, number>> => {
    const tables = await rows<{ name: string }>(`SELECT tablename AS name FROM pg_tables WHERE schemaname = 'org'`);
    const found: Record<string, number> = {};
    for (const { name } of tables.filter((table) => !KEPT.includes(table.name))) {
      const [row] = await rows<{ n: number }>(`SELECT count(*)::int AS n FROM org.${name}`);
      found[name] = row?.n ?? -1;
    }
    return found;
  };
  const state = async (): Promise<string> => (await ask('GET', 'sample-data')).body.state;
  const until = async (wanted: string): Promise<void> => {
    for (const end = Date.now() + 30_000; (await state()) !== wanted; await sleep(100))
      if (Date.now() > end) throw new Error(`Not ${wanted} but ${await state()}: ${JSON.stringify(await imported())}`);
  };
  const imported = () => rows('SELECT file_name, state, failure, summary FROM org.import_batch');
  const sample = async () => {
    const [row] = await rows<{ unit: string; school: string }>(
      'SELECT unit_id AS unit, school_id AS school FROM org.sample_data',
    );
    return row as { unit: string; school: string };
  };

  it('is one invented school, brought in as every roster is, and marked wherever it shows', async () => {
    const [first, second] = [await ask('POST', 'sample-data'), await ask('POST', 'sample-data')];
    expect([first.status, second.status, second.body.schoolId]).toEqual([202, 202, first.body.schoolId]);
    const early = await ask('DELETE', 'sample-data');
    expect([early.status, early.body.code]).toEqual([409, 'org.sample_data_busy']);
    await until('ready');
    const found = await counts();
    expect(found['unit']).toBe((before['unit'] as number) + 8);
    expect(found['person']).toBeGreaterThan(270);
    expect(found['guardianship']).toBe(132);
    const [{ n: heads } = { n: 0 }] = await rows<{ n: number }>(
      `SELECT count(*)::int AS n FROM org.position WHERE kind = 'head_teacher'`,
    );
    expect(heads).toBe(6);
    const { body } = await ask('GET', `units/${first.body.schoolId}`);
    expect(body).toMatchObject({ isSample: true, name: '示例小学（示例数据）' });
    expect((await ask('GET', `units/${ROOT_UNIT_ID}`)).body.isSample).toBe(false);
    const setup = (await ask('GET', 'setup')).body;
    expect([setup.isEmpty, ...setup.steps.map((one: { state: string }) => one.state)]).toEqual([
      true,
      'open',
      'open',
      'open',
      'done',
    ]);
  });

  it('is not removed by others, nor when somebody else’s roster was brought into it', async () => {
    const { school } = await sample();
    const [{ id: somebody } = { id: '' }] = await rows<{ id: string }>(
      `SELECT person_id AS id FROM org.membership WHERE school_id = $1 AND role = 'staff' LIMIT 1`,
      [school],
    );
    const given = { personId: somebody, roleKey: 'school_admin', unitId: school };
    expect((await ask('POST', 'role-assignments', { body: given })).status).toBe(201);
    const denied = await ask('DELETE', 'sample-data', { as: { person: somebody } });
    expect([denied.status, denied.body.code]).toEqual([403, 'auth.unit_out_of_scope']);
    expect((await ask('POST', 'sample-data', { as: { person: somebody } })).status).toBe(403);
    const started = await org.dryRun(school, '真实名册.csv', rosterBytes('students-jyt.csv'));
    const refused = await ask('DELETE', 'sample-data');
    expect([refused.status, refused.body.code]).toEqual([409, 'org.sample_data_in_use']);
    expect(refused.body.message).toContain('真实名册.csv');
    expect(started.state).toBe('ready');
    expect((await ask('POST', `imports/${started.id}/cancellation`)).status).toBeLessThan(300);
    expect(await state()).toBe('ready');
  });

  it('is not removed while one of its people belongs elsewhere as well', async () => {
    const { school } = await sample();
    const [{ id: teacher } = { id: '' }] = await rows<{ id: string }>(
      `SELECT person_id AS id FROM org.membership WHERE school_id = $1 AND role = 'staff' ORDER BY person_id DESC LIMIT 1`,
      [school],
    );
    const given = { personId: teacher, roleKey: 'audit_admin', unitId: ROOT_UNIT_ID };
    const { body: assigned } = await ask('POST', 'role-assignments', { body: given });
    const refused = await ask('DELETE', 'sample-data', { language: 'en' });
    expect([refused.status, refused.body.code]).toEqual([409, 'org.sample_data_in_use']);
    expect(refused.body.message).toContain('1 of its people');
    await rows('DELETE FROM org.role_assignment WHERE id = $1', [assigned.id]);
  });

  it('goes without a trace, over a restart as well; only the audit trail and the feed say that it was there', async () => {
    const { unit, school } = await sample();
    const trial = [
      `INSERT INTO org.term (unit_id, school_year, number, name, starts_on, ends_on) VALUES ($1, 2026, 1, '上', '2026-09-01', '2027-01-20')`,
      `INSERT INTO org.role (id, unit_id, name, name_en, permissions, created_by)
       VALUES (gen_random_uuid(), $1, '试', 'Trial', '{org.unit.read}', 'x')`,
      `INSERT INTO org.calendar_entry (id, unit_id, kind, title, starts_on, ends_on)
       VALUES (gen_random_uuid(), $1, 'event', '运动会', '2026-10-10', '2026-10-11')`,
      `INSERT INTO org.unit_look (unit_id, colour, changed_by) VALUES ($1, '#c8102e', 'x')`,
    ];
    for (const statement of trial) await rows(statement, [school]);
    // Asked for, and the process ends before its job has run.
    await rows(`UPDATE org.sample_data SET state = 'removing'`);
    expect((await ask('DELETE', 'sample-data')).status).toBe(202);
    await rows(`UPDATE org.sample_data SET state = 'ready'`);
    const answer = await ask('DELETE', 'sample-data');
    expect([answer.status, answer.body.state]).toEqual([202, 'removing']);
    await until('none');
    expect(await counts()).toEqual(before);
    const told = await rows<{ type: string; n: number }>(
      `SELECT type, count(*)::int AS n FROM org.outbox WHERE type LIKE '%.ended.v1' GROUP BY type ORDER BY type`,
    );
    expect(Object.fromEntries(told.map(({ type, n }) => [type, n]))).toMatchObject({
      'org.unit.ended.v1': 8,
      'org.person.ended.v1': expect.any(Number),
      'org.membership.ended.v1': expect.any(Number),
      'org.guardianship.ended.v1': 132,
      'org.role-assignment.ended.v1': 1,
    });
    const entries = await rows<{ action: string; detail: object }>(
      `SELECT action, detail FROM audit.pending WHERE action LIKE 'org.sample.%' AND target = $1`,
      [`unit:${unit}`],
    );
    expect(entries.map(({ action, detail }) => [action, detail])).toEqual([
      ['org.sample.added', { sample: true }],
      ['org.sample.removed', { sample: true }],
    ]);
    const missing = await ask('DELETE', 'sample-data');
    expect([missing.status, missing.body.code]).toEqual([404, 'org.sample_data_missing']);
  });
});
