import { setTimeout as sleep } from 'node:timers/promises';
import { ClearImports } from './clear-imports.use-case';
import { ImportHttp } from './import-http.fixture';
import { stagingOf } from './staging';

/** What goes wrong around an import loses nothing and doubles nothing. */
describe('an import that is interrupted', () => {
  let http: ImportHttp;
  let school: string;
  let serial = 0;

  beforeAll(async () => {
    http = await ImportHttp.start();
  });
  afterAll(() => http.close());
  beforeEach(async () => {
    school = await http.school(`学校${(serial += 1)}`, { code: `21450001${String(serial).padStart(2, '0')}` });
  });

  const csv = (people: number, from = serial * 100_000): Buffer =>
    Buffer.from(
      `姓名,性别,学号,班级\n${Array.from({ length: people }, (_, i) => `覃学生,女,${from + i},三(1)班`).join('\n')}\n`,
    );

  it('waits for the other import of the same school, and then changes nothing', async () => {
    const [a, b] = await Promise.all([http.dryRun(school, 'a.csv', csv(40)), http.dryRun(school, 'b.csv', csv(40))]);
    await Promise.all([http.confirm(a.id), http.confirm(b.id)]);
    const done = await Promise.all([http.settled(a.id), http.settled(b.id)]);
    expect(done.map(({ state }) => state)).toEqual(['done', 'done']);
    expect(done.map(({ summary }) => summary?.added).sort()).toEqual([0, 40]);
    expect(await http.pupilsOf(school)).toBe(40);
  });

  it('is confirmed once, however often that is sent', async () => {
    const { id } = await http.dryRun(school, 'a.csv', csv(5));
    const answers = await Promise.all([http.confirm(id), http.confirm(id), http.confirm(id)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([202, 409, 409]);
    await http.settled(id);
    expect(await http.pupilsOf(school)).toBe(5);
  });

  it('stops reading when it is cancelled, and cannot be cancelled once it is done', async () => {
    const { body } = await http.upload(school, 'a.csv', csv(60_000));
    expect((await http.send('POST', `imports/${body.id}/cancellation`)).status).toBe(202);
    expect((await http.settled(body.id)).state).toBe('cancelled');
    expect(await http.stagingTables(body.id)).toBe(0);
    expect((await http.confirm(body.id)).status).toBe(409);
    const done = await http.carryOut(school, 'a.csv', csv(2));
    expect((await http.send('POST', `imports/${done.id}/cancellation`)).status).toBe(409);
  });

  it('reads its file again when a crash of the database emptied the staged rows', async () => {
    const { id } = await http.dryRun(school, 'a.csv', csv(25));
    const { people, places, found } = stagingOf(id);
    await http.test.asOwner(`TRUNCATE org.${people}, org.${places}, org.${found}`);
    expect((await http.confirm(id)).status).toBe(202);
    expect(await http.settled(id)).toMatchObject({ state: 'done', summary: { total: 25, added: 25 } });
    expect(await http.pupilsOf(school)).toBe(25);
  });

  it('goes on when the connections are cut while it is read', async () => {
    const { body } = await http.upload(school, 'a.csv', csv(8_000));
    await sleep(150);
    await http.test.cutConnections();
    const ready = await http.settled(body.id);
    expect(ready).toMatchObject({ state: 'ready', summary: { total: 8_000, added: 8_000 } });
  }, 90_000);

  const eventsOfNewPeople = (): Promise<number> =>
    http.count(
      `(SELECT event FROM org.outbox WHERE type = $1 UNION ALL SELECT event FROM events.log WHERE type = $1) AS told`,
      'org.person.added.v1',
    );

  it('applies once when the connections are cut while it is applied', async () => {
    const { id } = await http.dryRun(school, 'a.csv', csv(8_000));
    const before = await eventsOfNewPeople();
    expect((await http.confirm(id)).status).toBe(202);
    for (let cuts = 0; cuts < 3; cuts += 1) {
      await sleep(100 * cuts);
      await http.test.cutConnections();
    }
    expect(await http.settled(id)).toMatchObject({ state: 'done', summary: { total: 8_000, added: 8_000 } });
    expect(await http.pupilsOf(school)).toBe(8_000);
    expect((await eventsOfNewPeople()) - before).toBe(8_000);
  }, 90_000);

  it('clears rows and files after their time, and leaves younger ones', async () => {
    const old = await http.dryRun(school, 'a.csv', csv(3));
    const done = await http.carryOut(school, 'b.csv', csv(3));
    const young = await http.dryRun(school, 'c.csv', csv(3));
    await http.test.asOwner(`UPDATE org.import_batch SET created_at = now() - interval '31 days' WHERE id = ANY ($1)`, [
      [old.id, done.id],
    ]);
    expect(await http.get(ClearImports).execute(new Date(Date.now() - 30 * 86_400_000))).toBe(2);
    expect([await http.stagingTables(old.id), await http.stagingTables(done.id)]).toEqual([0, 0]);
    expect(await http.stagingTables(young.id)).toBeGreaterThan(0);
    expect((await http.settled(old.id)).state).toBe('cancelled');
    expect(await http.settled(done.id)).toMatchObject({ state: 'done', summary: { added: 3 } });
    const undone = await http.ask<object>('POST', `imports/${done.id}/undo`);
    expect(undone.body).toMatchObject({ ended: 3 });
  });
});
