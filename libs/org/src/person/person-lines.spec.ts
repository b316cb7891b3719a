import { KeepLines } from './keep-lines.use-case';
import { idCardOf, PeopleFixture } from './people.fixture';
import type { PersonListItem } from './person-list.reader';

interface ListPage {
  readonly items: PersonListItem[];
}

/** Lines of a school's list are kept; nobody may ever read one that is no longer true. */
describe('kept lines', () => {
  let fixture: PeopleFixture;
  const operator = { operator: true };

  beforeAll(async () => {
    fixture = await PeopleFixture.start();
  });
  afterAll(() => fixture.close());

  const api = async (method: string, path: string, body?: unknown) => {
    const answer = await fixture.call<Record<string, string>>(operator, method, `/api/org/v1/${path}`, body);
    if (answer.status >= 300) throw new Error(answer.text);
    return answer.body;
  };
  const list = async (school = '一小'): Promise<ListPage> => {
    const path = `/api/org/v1/people?unitId=${fixture.unit(school)}&limit=200`;
    const { body, text } = await fixture.call<ListPage>(operator, 'GET', path);
    if (body.items === undefined) throw new Error(text);
    await fixture.get(KeepLines).settled();
    return body;
  };
  const kept = (id: string) =>
    fixture.database.asOwner<{ line: string }>('SELECT line FROM org.person_line WHERE person_id = $1', [id]);
  /** A pupil of class 1 whose line is kept. */
  const keptPupil = async (name: string, more: Record<string, unknown> = {}): Promise<string> => {
    const id = await fixture.person(name, '一小1班', 'student', more);
    await list();
    expect(await kept(id)).toHaveLength(1);
    return id;
  };
  const itemOf = async (id: string) => (await list()).items.find((item) => item.id === id);
  /** What the list says with kept lines is what it says without any. */
  const isTrue = async (): Promise<void> => {
    for (const school of ['一小', '二小']) {
      const before = await list(school);
      expect(await list(school)).toEqual(before);
      await fixture.database.asOwner('DELETE FROM org.person_line');
      expect(await list(school)).toEqual(before);
    }
  };

  it('are the same as those that were put together, and hold nothing clear', async () => {
    const more = { contacts: { phone: '13900000501' }, identifiers: [{ kind: 'id_card', value: idCardOf(501) }] };
    const id = await fixture.person('陈引号', '一小1班', 'student', more);
    await fixture.database.asOwner('UPDATE org.person SET name = $2 WHERE id = $1', [id, '陈"引\\号']);
    await list();
    const [row] = await kept(id);
    expect(JSON.parse(row?.line ?? '')).toMatchObject({ id, name: '陈"引\\号', contacts: { phone: '139****0501' } });
    for (const secret of ['13900000501', idCardOf(501), '2016-05-01']) expect(row?.line).not.toContain(secret);
    await isTrue();
  });

  it('go when the person changes', async () => {
    const id = await keptPupil('改名前');
    const { version } = await api('GET', `people/${id}`);
    await api('PATCH', `people/${id}`, { version, name: '改名后', contacts: { phone: '13900000502' } });
    expect(await itemOf(id)).toMatchObject({ name: '改名后', contacts: { phone: '139****0502' } });
    await isTrue();
  });

  it('go when an identifier is corrected', async () => {
    const id = await keptPupil('学号错', { identifiers: [{ kind: 'student_number', value: '0503' }] });
    const before = await itemOf(id);
    const body = { kind: 'student_number', value: '77770503', schoolId: fixture.unit('一小') };
    await api('POST', `people/${id}/identifiers`, body);
    expect((await itemOf(id))?.identifiers).not.toEqual(before?.identifiers);
    await isTrue();
  });

  it('go when a place begins, moves or ends, in this school and in another', async () => {
    const id = await keptPupil('多处');
    const second = await api('POST', `people/${id}/memberships`, { unitId: fixture.unit('一小'), role: 'staff' });
    expect((await itemOf(id))?.memberships).toHaveLength(2);
    await api('POST', `people/${id}/memberships`, { unitId: fixture.unit('二小1班'), role: 'student' });
    await isTrue();
    await api('POST', `memberships/${second['id']}/end`, { reason: 'left' });
    expect((await itemOf(id))?.memberships).toHaveLength(1);
    const [place] = (await itemOf(id))?.memberships ?? [];
    await api('POST', `memberships/${place?.id}/move`, { unitId: fixture.unit('一小2班') });
    expect((await itemOf(id))?.memberships[0]?.unitId).toBe(fixture.unit('一小2班'));
    await isTrue();
  });

  it('go when the person is suspended, ends or is erased', async () => {
    const [paused, left, erased] = [await keptPupil('停用'), await keptPupil('离开'), await keptPupil('抹除')];
    await api('POST', `people/${paused}/suspend`, {});
    expect(await itemOf(paused)).toMatchObject({ status: 'suspended' });
    await api('POST', `people/${left}/end`, { reason: 'left' });
    expect(await itemOf(left)).toBeUndefined();
    await fixture.database.asOwner('DELETE FROM org.person WHERE id = $1', [erased]);
    for (const id of [left, erased]) expect(await kept(id)).toEqual([]);
  });

  it('go when a class gets another name, and only those of its people', async () => {
    const id = await keptPupil('班名');
    const other = await fixture.person('别班', '一小2班');
    await list();
    await fixture.database.asOwner(`UPDATE org.unit SET name = '启明班' WHERE id = $1`, [fixture.unit('一小1班')]);
    expect(await kept(other)).toHaveLength(1);
    expect((await itemOf(id))?.memberships[0]?.unitName).toBe('启明班');
    await isTrue();
  });

  it('go when an import of the school ends, whatever it wrote', async () => {
    const id = await keptPupil('导入');
    await fixture.database.asOwner(
      `INSERT INTO org.import_batch (id, unit_id, school_id, unit_path, file_name, file_size, state, actor)
       VALUES ($1, $2, $2, '', 'x', 1, 'applying', 'operator')`,
      [id, fixture.unit('一小')],
    );
    await fixture.database.asOwner('UPDATE org.import_batch SET progress = 0.5 WHERE id = $1', [id]);
    expect(await kept(id)).toHaveLength(1);
    await fixture.database.asOwner(`UPDATE org.import_batch SET state = 'done' WHERE id = $1`, [id]);
    expect(await kept(id)).toEqual([]);
  });

  it('go when an import adds a contact to a person who was there before', async () => {
    const id = await keptPupil('家长');
    await fixture.database.asOwner(
      `INSERT INTO org.contact (id, person_id, kind, sealed, masked, import_id)
       VALUES (gen_random_uuid(), $1, 'phone', '\\x01', '139****0509', gen_random_uuid())`,
      [id],
    );
    expect(await itemOf(id)).toMatchObject({ contacts: { phone: '139****0509' } });
  });

  describe('made while somebody writes', () => {
    const held = async (work: string, values: readonly unknown[], during: () => Promise<void>): Promise<void> => {
      const { database } = await fixture.database.open('org');
      const runner = database.dataSource.createQueryRunner();
      await runner.startTransaction();
      try {
        await runner.query(work, [...values]);
        await during();
        await runner.commitTransaction();
      } finally {
        await runner.release();
      }
    };

    it.each([
      ['the person', `UPDATE person SET name = '新名', name_pinyin = 'xin ming' WHERE id = $1`],
      ['a contact', `UPDATE contact SET masked = '139****9999' WHERE person_id = $1`],
      ['a membership', `UPDATE membership SET to_date = current_date, ended_at = now() WHERE person_id = $1`],
      ['the class', `UPDATE unit SET name = '新班' WHERE id = (SELECT unit_id FROM membership WHERE person_id = $1)`],
    ])('are not kept while %s is being written', async (_, work) => {
      const id = await fixture.person('正在改', '一小2班', 'student', { contacts: { phone: '13900000510' } });
      await held(work, [id], async () => {
        await list();
        expect(await kept(id)).toEqual([]);
      });
      await isTrue();
    });

    it('are dropped by a writer who came while they were made', async () => {
      const id = await fixture.person('同时改', '一小2班');
      const { database } = await fixture.database.open('org');
      const runner = database.dataSource.createQueryRunner();
      await runner.startTransaction();
      await runner.query('SELECT claim_person_lines($1)', [fixture.unit('一小')]);
      await runner.query('SELECT id FROM person WHERE id = $1 FOR SHARE SKIP LOCKED', [id]);
      const writing = fixture.database.asOwner(`UPDATE org.person SET sex = '2' WHERE id = $1`, [id]);
      await runner.query(`INSERT INTO person_line (school_id, person_id, line) VALUES ($1, $2, '{"old":true}')`, [
        fixture.unit('一小'),
        id,
      ]);
      await runner.commitTransaction();
      await runner.release();
      await writing;
      expect(await kept(id)).toEqual([]);
      expect(await itemOf(id)).toMatchObject({ sex: '2' });
    });
  });
});
