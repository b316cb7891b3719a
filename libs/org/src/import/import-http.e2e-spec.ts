import { readFileSync } from 'node:fs';
import path from 'node:path';
import ExcelJS from 'exceljs';
import { bomb } from '../import-reading/workbook.fixture';
import { ImportHttp, rosterBytes } from './import-http.fixture';

const PUPILS = '学生花名册-第一实验小学.xlsx';
const { cases } = JSON.parse(readFileSync(path.join(__dirname, '../../fixtures/rosters/cases.json'), 'utf8')) as {
  cases: readonly { file: string; row: number; col: string; what: string }[];
};
const refusedCases = ['precision lost', 'check digit', '出生日期', 'missing', 'same person', 'unknown class'];
const isRefused = ({ what, col }: { what: string; col: string }): boolean =>
  refusedCases.some((part) => (part === '出生日期' ? col === part && what.startsWith('differs') : what.includes(part)));

/** Issue 3, item 3: the school's own files, from upload to undo. */
describe('roster import over HTTP', () => {
  let http: ImportHttp;
  let primary: string;
  let zipBomb: Buffer;
  let admin: { person: string };

  beforeAll(async () => {
    http = await ImportHttp.start();
    zipBomb = await bomb();
    primary = await http.school('第一实验小学', { code: '2145000011' });
    admin = (await http.administratorOf(primary)) as { person: string };
  });
  afterAll(() => http.close());

  it('walks a school’s own workbook: dry run, problems, error workbook, confirm, again, undo', async () => {
    const awkward = cases.filter(({ file, row }) => file === PUPILS && row > 0);
    const refused = awkward.filter(isRefused);
    const ready = await http.dryRun(primary, PUPILS, rosterBytes(PUPILS), { as: admin });
    expect(ready).toMatchObject({
      state: 'ready',
      summary: { total: 1080, added: 1080 - refused.length, changed: 0, moved: 0, leaving: 0, refused: refused.length },
    });
    expect(await http.pupilsOf(primary)).toBe(0);

    const [zh, en] = [await http.problems(ready.id, 'zh-CN', admin), await http.problems(ready.id, 'en', admin)];
    const errors = zh.filter(({ severity }) => severity === 'error');
    expect([...new Set(errors.map(({ row }) => row))]).toEqual(refused.map(({ row }) => row));
    const digit = refused.find(({ what }) => what === 'wrong check digit');
    const at = zh.findIndex(({ row }) => row === digit?.row);
    expect(zh[at]).toMatchObject({ column: '身份证号码', code: 'org.row_id_check_digit', severity: 'error' });
    expect(zh[at]?.message).toMatch(/\p{Script=Han}/u);
    expect(en[at]?.message).toMatch(/^[^\p{Script=Han}]*[a-z]/u);
    expect(zh[at]?.value).toMatch(/\*/);

    const workbook = new ExcelJS.Workbook();
    const answer = await http.send('GET', `imports/${ready.id}/errors.xlsx`, { as: admin });
    await workbook.xlsx.load((await answer.arrayBuffer()) as never);
    const sheet = workbook.worksheets[0];
    expect(sheet?.getRow(1).getCell(1).text).toBe('问题说明');
    expect(sheet?.rowCount).toBe(1 + new Set(zh.map(({ row }) => row)).size);
    expect(sheet?.getRow(2).getCell(1).text).toContain(zh[0]?.message);

    expect((await http.confirm(ready.id, {}, admin)).status).toBe(202);
    const done = await http.settled(ready.id, admin);
    expect(done).toMatchObject({ state: 'done', progress: 1 });
    expect(await http.pupilsOf(primary)).toBe(1080 - refused.length);

    await http.test.asOwner('DELETE FROM org.outbox');
    const again = await http.carryOut(primary, PUPILS, rosterBytes(PUPILS), { as: admin });
    expect(again).toMatchObject({
      state: 'done',
      summary: { added: 0, changed: 0, moved: 0, unchanged: 1080 - refused.length, guardiansAdded: 0, newClasses: [] },
    });
    expect(await http.count('org.outbox')).toBe(0);

    const undone = await http.ask('POST', `imports/${done.id}/undo`, { as: admin });
    expect(undone.status).toBe(200);
    expect(await http.pupilsOf(primary)).toBe(0);
    expect(await http.count(`org.membership WHERE school_id = $1 AND to_date IS NULL`, primary)).toBe(0);
    expect((await http.ask('POST', `imports/${done.id}/undo`, { as: admin })).status).toBe(409);
  });

  it.each([
    ['七年级花名册-分班.xlsx', '3145000012', 288],
    ['教职工信息表.csv', '2145000019', 96],
    ['students-jyt.csv', '2145000020', 300],
  ])('brings %s in, and the same again changes nothing', async (file, code, rows) => {
    const school = await http.school(file, { code });
    const done = await http.carryOut(school, file, rosterBytes(file));
    expect(done).toMatchObject({ state: 'done', summary: { total: rows } });
    const { added, refused } = done.summary as { added: number; refused: number };
    expect([added + refused, refused]).toEqual([rows, 0]);
    const again = await http.carryOut(school, file, rosterBytes(file));
    expect(again.summary).toMatchObject({ added: 0, changed: 0, moved: 0, unchanged: rows });
  });

  const csv = (people: number, from = 0): Buffer =>
    Buffer.from(
      `姓名,性别,学号,班级\n${Array.from({ length: people }, (_, i) => `韦学生,男,${90_000 + from + i},三(1)班`).join('\n')}\n`,
    );

  it('stops a whole file that makes more than a tenth leave until they say they mean it', async () => {
    const school = await http.school('全员小学', { code: '2145000031' });
    await http.carryOut(school, 'a.csv', csv(20));
    const ready = await http.dryRun(school, 'a.csv', csv(15), { whole: true });
    expect(ready.summary).toMatchObject({ leaving: 5, present: 20 });
    const refused = await http.confirm(ready.id);
    expect([refused.status, refused.body.code]).toEqual([409, 'org.import_leaving_not_accepted']);
    expect(await http.pupilsOf(school)).toBe(20);
    expect((await http.confirm(ready.id, { acceptLeaving: true })).status).toBe(202);
    expect((await http.settled(ready.id)).state).toBe('done');
    expect(await http.pupilsOf(school)).toBe(15);
    expect((await http.ask<object>('POST', `imports/${ready.id}/undo`)).body).toMatchObject({ restored: 5, kept: 0 });
    expect(await http.pupilsOf(school)).toBe(20);
    const [states] = await http.test.asOwner<{ n: number }>(
      `SELECT count(*)::int AS n FROM org.person p JOIN org.membership m ON m.person_id = p.id AND m.to_date IS NULL
       WHERE m.school_id = $1 AND p.status <> 'active'`,
      [school],
    );
    expect(states?.n).toBe(0);
  });

  it('hides an import from the administrator of another school, and lets him start none', async () => {
    const other = await http.school('第二小学');
    const stranger = await http.administratorOf(other);
    const { id } = await http.dryRun(primary, 'a.csv', csv(2), { as: admin });
    for (const route of ['', '/problems', '/rows?action=added', '/errors.xlsx']) {
      expect((await http.send('GET', `imports/${id}${route}`, { as: stranger })).status).toBe(404);
    }
    for (const verb of ['confirmation', 'cancellation', 'undo']) {
      const answer = await http.send('POST', `imports/${id}/${verb}`, { as: stranger, body: {} });
      expect(answer.status).toBe(404);
    }
    expect((await http.upload(primary, 'a.csv', csv(2), { as: stranger })).status).toBe(403);
    expect((await http.upload(other, 'a.csv', csv(2), { as: stranger })).status).toBe(202);
    const listed = await http.ask<{ items: { schoolId: string }[] }>('GET', 'imports', { as: stranger });
    expect(new Set(listed.body.items.map(({ schoolId }) => schoolId))).toEqual(new Set([other]));
    expect((await http.confirm(id, {}, admin)).status).toBe(202);
    await http.settled(id, admin);
  });

  const compound = Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(504),
    Buffer.from('EncryptedPackage', 'utf16le'),
    Buffer.alloc(600),
  ]);
  it.each([
    ['cut off', () => rosterBytes(PUPILS).subarray(0, 20_000), 'org.import_file_corrupt'],
    ['under a password', () => compound, 'org.import_file_password'],
    [
      'in two encodings',
      () => Buffer.concat([csv(3), Buffer.from('cdf5d0a1c3f7', 'hex')]),
      'org.import_file_mixed_encodings',
    ],
    ['without a header', () => Buffer.from('甲,乙\n丙,丁\n'), 'org.import_header_not_found'],
    ['that unpacks to a thousand times its size', () => zipBomb, 'org.import_file_unpacks_too_large'],
  ])('answers a file %s with a reason and leaves nothing staged', async (_, bytes, code) => {
    const failed = await http.dryRun(primary, '名单.xlsx', bytes(), { as: admin });
    expect(failed).toMatchObject({ state: 'failed', failure: { code } });
    const english = await http.settled(failed.id, admin, 'en');
    expect(english.failure?.message).not.toBe(failed.failure?.message);
    expect(await http.stagingTables(failed.id)).toBe(0);
    expect((await http.confirm(failed.id, {}, admin)).status).toBe(409);
  });

  it('refuses an empty upload and a unit that is no school', async () => {
    const root = '00000000-0000-7000-8000-000000000000';
    expect((await http.upload(root, 'a.csv', csv(1))).body).toMatchObject({ code: 'org.import_unit_not_school' });
    const empty = await http.upload(primary, 'a.csv', Buffer.alloc(0));
    const code = (empty.body as unknown as { code?: string }).code ?? (await http.settled(empty.body.id)).failure?.code;
    expect(code).toBe('org.import_file_empty');
  });
});
