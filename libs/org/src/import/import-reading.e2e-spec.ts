import { ImportHttp } from './import-http.fixture';
import type { ImportResponse } from './import.dto';

const roster = (...lines: readonly string[]): Buffer => Buffer.from(['姓名,性别,班级,联络,证件', ...lines].join('\n'));
const bytes = roster('张三,男,七年级(1)班,13800005678,110101201201010017', '李四,女,七年级(1)班,13800005679,');

/** Issue 5, item 2: recognised columns on the file's own first rows, correctable by hand. */
describe('columns of a roster over HTTP', () => {
  let http: ImportHttp;
  let school: string;
  let admin: { person: string };
  beforeAll(async () => {
    http = await ImportHttp.start();
    school = await http.school('第一中学', { code: '3145000011' });
    admin = (await http.administratorOf(school)) as { person: string };
  });
  afterAll(() => http.close());

  interface First {
    readonly sheets: readonly { header: string[]; headerRow: number; rows: { row: number; cells: string[] }[] }[];
  }
  const first = (id: string, as = admin) => http.ask<First>('GET', `imports/${id}/first-rows`, { as });
  const again = (id: string, body: unknown, as = admin) =>
    http.ask<ImportResponse & { code?: string }>('POST', `imports/${id}/reading`, { as, body });

  it('shows the first rows with numbers masked, in columns that nobody recognised too', async () => {
    const { id } = await http.dryRun(school, '名册.csv', bytes, { as: admin });
    const { status, body } = await first(id);
    expect(status).toBe(200);
    expect(body.sheets).toHaveLength(1);
    expect(body.sheets[0]).toMatchObject({ headerRow: 1, header: ['姓名', '性别', '班级', '联络', '证件'] });
    expect(body.sheets[0]?.rows.map(({ row }) => row)).toEqual([2, 3]);
    expect(body.sheets[0]?.rows[0]?.cells.slice(0, 3)).toEqual(['张三', '男', '七年级(1)班']);
    expect(JSON.stringify(body)).not.toMatch(/13800005678|110101201201010017/);
  });

  it('reads the same file again by the columns that were corrected, as often as wanted', async () => {
    const ready = await http.dryRun(school, '名册.csv', bytes, { as: admin });
    expect(ready.columns).toBeUndefined();
    expect(ready.recognition?.sheets[0]?.columns.map(({ field }) => field)).not.toContain('guardian1.phone');
    const columns = { 联络: 'guardian1.phone', 性别: null };
    expect((await again(ready.id, { whole: false, columns })).status).toBe(202);
    const read = await http.settled(ready.id, admin);
    const fields = Object.fromEntries(
      (read.recognition?.sheets[0]?.columns ?? []).map((one) => [one.header, one.field]),
    );
    expect(read).toMatchObject({ state: 'ready', columns, summary: { total: 2 } });
    expect(fields['联络']).toBe('guardian1.phone');
    expect(fields['性别']).toBeUndefined();
    expect((await again(ready.id, { whole: true })).status).toBe(202);
    expect(await http.settled(ready.id, admin)).toMatchObject({ state: 'ready', whole: true });
  });

  it('refuses a field that does not exist, another school’s people, and a finished import', async () => {
    const ready = await http.dryRun(school, '名册.csv', bytes, { as: admin });
    const wrong = await again(ready.id, { whole: false, columns: { 联络: '__proto__' } });
    expect(wrong).toMatchObject({ status: 400, body: { code: 'org.import_option_invalid' } });
    expect((await again(ready.id, { columns: {} })).status).toBe(400);
    const other = (await http.administratorOf(await http.school('第二中学', { code: '3145000012' }))) as typeof admin;
    expect((await first(ready.id, other)).status).toBe(404);
    expect((await again(ready.id, { whole: false }, other)).status).toBe(404);
    expect((await http.ask('POST', `imports/${ready.id}/cancellation`, { as: admin, body: {} })).status).toBe(202);
    expect(await again(ready.id, { whole: false })).toMatchObject({
      status: 409,
      body: { code: 'org.import_state_wrong' },
    });
  });

  describe('are remembered for the school', () => {
    const upload = async (unitId: string, columns?: object, as = admin) => {
      const query = new URLSearchParams({
        ...{ unitId, fileName: '名册.csv' },
        ...(columns === undefined ? {} : { columns: JSON.stringify(columns) }),
      });
      return http.send('POST', `imports?${query}`, { as, bytes }).then(async (answer) => {
        const { id } = (await answer.json()) as ImportResponse;
        return http.settled(id, as);
      });
    };

    it('once an import by them was carried out; given ones go before, {} goes without', async () => {
      const corrected = { 联络: 'guardian1.phone' };
      const first = await http.dryRun(school, '名册.csv', bytes, { as: admin });
      await again(first.id, { whole: false, columns: corrected });
      await http.settled(first.id, admin);
      // A dry run alone is no decision.
      expect((await upload(school)).columns).toBeUndefined();
      await http.confirm(first.id, {}, admin);
      expect((await http.settled(first.id, admin)).state).toBe('done');
      expect(await upload(school)).toMatchObject({ columns: corrected, columnsRemembered: true });
      expect(await upload(school, { 性别: null })).toMatchObject({ columns: { 性别: null } });
      const without = await upload(school, {});
      expect([without.columns, without.columnsRemembered]).toEqual([{}, undefined]);
    });

    it('and for no other school', async () => {
      const sibling = await http.school('第三中学', { code: '3145000013' });
      const other = (await http.administratorOf(sibling)) as typeof admin;
      expect((await upload(sibling, undefined, other)).columns).toBeUndefined();
    });
  });
});
