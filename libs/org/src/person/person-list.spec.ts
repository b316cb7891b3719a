import ExcelJS from 'exceljs';
import { membershipRoles } from '@plinth/org-contract';
import { PersonListReader } from './person-list.reader';
import type { PersonListItem } from './person-list.reader';
import { exportPeople, harmless } from './export-people';
import { searchTermsOf } from './person-search';
import { idCardOf, PeopleFixture, ROOT } from './people.fixture';

interface ListPage {
  readonly items: PersonListItem[];
  readonly nextCursor?: string;
  readonly previousCursor?: string;
}

describe('lists of people', () => {
  let fixture: PeopleFixture;
  const idCard = idCardOf(401);
  const names = ['安一', '包二', '曹三', '曹操', '丁四', '尔五', '冯六'];

  beforeAll(async () => {
    fixture = await PeopleFixture.start();
    fixture.allow('head-one', '*', '一小');
    fixture.allow('reader-one', 'org.person.read', '一小');
    await fixture.addUnit('年级', 'grade', '一小', { school_id: fixture.unit('一小') });
    for (const [index, name] of names.entries()) {
      await fixture.person(name, index % 2 === 0 ? '一小1班' : '一小2班', 'student', {
        identifiers: [{ kind: 'student_number', value: `04${index}` }],
      });
    }
    const contacts = { phone: '13900000401' };
    const identifiers = [{ kind: 'id_card', value: idCard }];
    const sealed = await fixture.person('单雄信', '一小', 'staff', { contacts, identifiers });
    // The same person twice within the subtree: one line.
    const both = { unitId: fixture.unit('年级'), role: 'staff' };
    await fixture.call({ operator: true }, 'POST', `/api/org/v1/people/${sealed}/memberships`, both);
    await fixture.person('安一', '二小1班');
  });
  afterAll(() => fixture.close());

  const headOne = { person: 'head-one' };
  const list = (unit: string, query = '', token: object = headOne) =>
    fixture.call<ListPage>(
      token,
      'GET',
      `/api/org/v1/people?unitId=${unit === 'root' ? ROOT : fixture.unit(unit)}${query}`,
    );
  const namesOf = (page: ListPage) => page.items.map(({ name }) => name);

  it('orders by pinyin, each person once, with places of the subtree only', async () => {
    const { body } = await list('一小');
    expect(namesOf(body)).toEqual(['安一', '包二', '曹操', '曹三', '丁四', '尔五', '冯六', '单雄信']);
    expect(body.items.at(-1)?.memberships).toHaveLength(2);
    expect(body.nextCursor).toBeUndefined();
    expect(namesOf((await list('一小', '&sort=-name')).body)).toEqual([...namesOf(body)].reverse());
    expect(namesOf((await list('一小1班')).body)).toEqual(
      ['安一', '曹三', '丁四'].concat('冯六').sort((a, b) => namesOf(body).indexOf(a) - namesOf(body).indexOf(b)),
    );
  });

  it.each([
    ['一小', '&limit=3'],
    ['一小', '&limit=3&sort=-name'],
    ['局', '&limit=3'],
    ['局', '&limit=2&sort=-name'],
    ['root', '&limit=3'],
    ['root', '&limit=2&sort=-name'],
    ['年级', '&limit=1'],
    ['一小', '&limit=2&role=student'],
    ['一小', '&limit=1&sort=-name&role=student'],
    ['一小', '&limit=2&role=student&role=staff'],
    ['一小1班', '&limit=1&role=student'],
  ])('walks %s%s page by page without losing or repeating anybody', async (unit, query) => {
    const operator = { operator: true };
    const whole = (await list(unit, query.replace(/&limit=\d+/, '&limit=200'), operator)).body.items;
    const seen: string[] = [];
    let cursor = '';
    do {
      const { body } = await list(unit, `${query}${cursor}`, operator);
      seen.push(...body.items.map(({ id }) => id));
      cursor = body.nextCursor === undefined ? '' : `&cursor=${body.nextCursor}`;
    } while (cursor !== '');
    expect(seen).toEqual(whole.map(({ id }) => id));
    expect(seen.length).toBeGreaterThan(0);
  });

  it('never shows a clear number, phone or day of birth', async () => {
    const { text, body } = await list('一小', '&role=staff');
    for (const secret of [idCard, idCard.slice(6, 14), '13900000401', '2016-05-01']) expect(text).not.toContain(secret);
    expect(body.items[0]).toMatchObject({ birthDate: '2016-**-**', contacts: { phone: '139****0401' } });
  });

  it.each([
    ['曹', ['曹操', '曹三']],
    ['cao', ['曹操', '曹三']],
    ['caosan', ['曹三']],
    ['cs', ['曹三']],
    ['shanxiongxin', ['单雄信']],
    ['041', ['包二']],
    [idCardOf(401), ['单雄信']],
    ['139 0000 0401', ['单雄信']],
    ['%', []],
    ['_', []],
    ["'; DROP TABLE person; --", []],
    ['1390000', []],
  ])('finds %s', async (text, found) => {
    for (const unit of ['一小', '局']) {
      if (unit === '局' && text === '041') continue;
      const { body } = await list(unit, `&q=${encodeURIComponent(text)}`, { operator: true });
      expect(namesOf(body)).toEqual(found);
    }
  });

  // Whoever is searched by a letter is looked for among those of that letter alone.
  it.each(['一小', '一小1班', '局', 'root'])(
    'finds in %s whoever has a letter in front, forwards and backwards',
    async (unit) => {
      const operator = { operator: true };
      const { items } = (await list(unit, '&limit=200', operator)).body;
      for (const letters of ['a', 'b', 'c', 'd', 'e', 'f', 's', 'z', 'ca', 'cs', 'sx', 'x', 'S', 'shan x']) {
        const start = letters.toLowerCase().replace(' ', '');
        const found = items.filter(({ pinyin }) => {
          const syllables = pinyin.split(' ');
          const initials = syllables.map(([first]) => first).join('');
          return [syllables.join(''), initials].some((text) => text.startsWith(start));
        });
        const q = `&q=${encodeURIComponent(letters)}&limit=200`;
        expect(namesOf((await list(unit, q, operator)).body)).toEqual(found.map(({ name }) => name));
        const backwards = await list(unit, `${q}&sort=-name`, operator);
        expect(namesOf(backwards.body)).toEqual(found.map(({ name }) => name).reverse());
      }
    },
  );

  it('filters by role and status', async () => {
    const id = await fixture.person('停用', '一小1班');
    await fixture.call({ operator: true }, 'POST', `/api/org/v1/people/${id}/suspend`, {});
    const gone = await fixture.person('走了', '一小1班');
    await fixture.call({ operator: true }, 'POST', `/api/org/v1/people/${gone}/end`, { reason: 'left' });
    expect(namesOf((await list('一小', '&status=suspended')).body)).toEqual(['停用']);
    expect(namesOf((await list('一小', '&status=ended')).body)).toEqual(['走了']);
    expect(namesOf((await list('一小', '&status=active')).body)).not.toContain('停用');
    expect(namesOf((await list('一小', '&role=staff,guardian')).body)).toEqual(['单雄信']);
  });

  it.each([
    '&from=1',
    '&from=ab',
    '&before=x',
    '&limit=201',
    '&limit=0',
    '&limit=x',
    '&cursor=x',
    '&role=king',
    '&sort=age',
    '&nonsense=1',
    '&q=',
  ])('refuses %s', async (query) => {
    expect((await list('一小', query)).status).toBe(400);
  });

  it('refuses a cursor whose values are not ours, and units out of scope', async () => {
    const forged = Buffer.from(JSON.stringify(['a', "x' OR 1=1", ''])).toString('base64url');
    for (const name of ['cursor', 'before']) expect((await list('一小', `&${name}=${forged}`)).status).toBe(400);
    expect((await list('二小')).status).toBe(403);
    expect((await list('局')).status).toBe(403);
  });

  it('writes one audit entry a list, without values', async () => {
    await fixture.database.asOwner('DELETE FROM audit.pending').catch(() => undefined);
    await list('一小', '&q=13900000401', { person: 'reader-one' });
    await new Promise((resolve) => setTimeout(resolve, 100));
    const rows = await fixture.database.asOwner<{ text: string }>(
      `SELECT to_jsonb(p)::text AS text FROM audit.pending p WHERE to_jsonb(p)::text LIKE '%person:reader-one%'`,
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]?.text).toContain('org.person.listed');
    expect(rows[0]?.text).not.toContain('13900000401');
  });

  it('exports exactly the filtered list, masked, to those who may', async () => {
    const path = `/api/org/v1/people/export?unitId=${fixture.unit('一小')}&role=student&q=曹`;
    expect((await fixture.call({ person: 'reader-one' }, 'GET', path)).status).toBe(403);
    const response = await fetch(`${fixture.address}${path}`, { headers: await fixture.issuer.headers(headOne) });
    expect(response.headers.get('content-disposition')).toContain('.xlsx');
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(await response.arrayBuffer());
    const rows = workbook.worksheets[0]?.getSheetValues() as string[][];
    expect(rows.slice(2).map((row) => row[1])).toEqual(['曹操', '曹三']);
    expect(JSON.stringify(rows)).not.toContain(idCard);
  });

  it.each([
    ['一小', '', '&sort=-name', 'one way of sorting in the other'],
    ['一小', '', '&q=cao', 'the whole list in a search'],
    ['一小', '&role=student', '&role=staff', 'one role in another'],
    ['一小', '&status=active', '', 'a status in any'],
  ])('refuses a cursor of another list: %s%s then %s, %s', async (unit, query, other) => {
    const { body } = await list(unit, `&limit=1${query}`);
    const cursor = body.nextCursor as string;
    expect((await list(unit, `&limit=1${query}&cursor=${cursor}`)).status).toBe(200);
    expect((await list(unit, `&limit=1${other}&cursor=${cursor}`)).text).toContain('database.cursor_invalid');
    expect((await list('局', `&limit=1${query}&cursor=${cursor}`, { operator: true })).status).toBe(400);
    expect((await list(unit, `&limit=1${query}&cursor=${cursor}&from=a`)).status).toBe(400);
  });

  it.each([
    ['一小', ''],
    ['一小', '&sort=-name'],
    ['一小1班', '&role=student'],
    ['局', ''],
    ['局', '&sort=-name&role=student'],
  ])('is read backwards from a letter in the middle, %s%s, and forwards from there', async (unit, query) => {
    const operator = { operator: true };
    const whole = (await list(unit, `${query}&limit=200`, operator)).body.items.map(({ id }) => id);
    const middle = (await list(unit, `${query}&limit=2&from=d`, operator)).body;
    let [before, after] = [middle.previousCursor, middle.nextCursor];
    const seen = middle.items.map(({ id }) => id);
    while (before !== undefined) {
      const { body } = await list(unit, `${query}&limit=2&before=${before}`, operator);
      seen.unshift(...body.items.map(({ id }) => id));
      before = body.previousCursor;
    }
    while (after !== undefined) {
      const { body } = await list(unit, `${query}&limit=2&cursor=${after}`, operator);
      seen.push(...body.items.map(({ id }) => id));
      after = body.nextCursor;
    }
    expect(seen).toEqual(whole);
  });

  it('begins at an initial, at what follows it where nobody has it, and is empty behind the last', async () => {
    const from = async (letter: string, query = '') => namesOf((await list('一小', `&from=${letter}${query}`)).body);
    expect((await from('c'))[0]).toBe('曹操');
    expect((await from('c', '&sort=-name'))[0]).toBe('曹三');
    expect((await from('g'))[0]).toBe('单雄信');
    expect(await from('z')).toEqual([]);
    const { body } = await list('一小', '&from=z');
    expect(namesOf((await list('一小', `&before=${body.previousCursor}&limit=1`)).body)).toEqual(['停用']);
  });

  it('counts what a list holds, each person once, and no further than it is told', async () => {
    const count = async (unit: string, query = '') =>
      (await fixture.call({ operator: true }, 'GET', `/api/org/v1/people/count?unitId=${fixture.unit(unit)}${query}`))
        .body;
    for (const query of ['', '&role=student', '&q=cao', '&status=suspended', '&status=ended', '&q=zzz', '&q=041'])
      for (const unit of ['一小', '一小1班', '局']) {
        if (unit === '局' && query === '&q=041') continue;
        const { items } = (await list(unit, `${query}&limit=200`, { operator: true })).body;
        expect(await count(unit, query)).toEqual({ count: items.length, isExact: true });
      }
    const filter = { unitId: fixture.unit('一小'), roles: membershipRoles, sort: 'name' } as const;
    expect(await fixture.get(PersonListReader).count(filter, 3)).toEqual({ count: 3, isExact: false });
    const path = `/api/org/v1/people/count?unitId=${fixture.unit('二小')}`;
    expect((await fixture.call(headOne, 'GET', path)).status).toBe(403);
  });

  it('exports the columns that are shown, in their order and language, and tells only of them', async () => {
    const book = async (query: string, language: string) => {
      const response = await fetch(
        `${fixture.address}/api/org/v1/people/export?unitId=${fixture.unit('一小')}&role=staff${query}`,
        { headers: { ...(await fixture.issuer.headers(headOne)), 'accept-language': language } },
      );
      const workbook = new ExcelJS.Workbook();
      await workbook.xlsx.load(await response.arrayBuffer());
      return (workbook.worksheets[0]?.getSheetValues() as string[][]).slice(1).map((row) => row.slice(1));
    };
    expect(await book('&columns=phone,name,birthDate', 'en')).toEqual([
      ['Phone', 'Name', 'Date of birth'],
      ['139****0401', '单雄信', '2016-**-**'],
    ]);
    expect((await book('&columns=role&columns=status', 'zh-CN'))[0]).toEqual(['身份', '状态']);
    await new Promise((resolve) => setTimeout(resolve, 100));
    const rows = await fixture.database.asOwner<{ text: string }>(
      `SELECT to_jsonb(p)::text AS text FROM audit.pending p WHERE to_jsonb(p)::text LIKE '%org.person.exported%'`,
    );
    const told = rows.map(({ text }) => text).find((text) => text.includes('contacts'));
    expect(told).toContain('birthDate');
    expect(rows.some(({ text }) => text.includes('memberships') && !text.includes('contacts'))).toBe(true);
  });

  it.each(['&columns=', '&columns=password', '&columns=name,name', '&columns=name&limit=1'])(
    'refuses an export of %s',
    async (query) => {
      const path = `/api/org/v1/people/export?unitId=${fixture.unit('一小')}${query}`;
      expect((await fixture.call(headOne, 'GET', path)).status).toBe(400);
    },
  );

  it('exports more than one page of people', async () => {
    const page = (cursor?: string) => ({
      items: JSON.stringify([{ name: cursor ?? 'first', memberships: [], identifiers: {}, contacts: {} }]),
      count: 1,
      unitPath: '',
      ...(cursor === undefined ? { nextCursor: 'second' } : {}),
    });
    const reader = { page: async ({ cursor }: { cursor?: string }) => page(cursor) } as unknown as PersonListReader;
    const { stream, finished } = exportPeople(reader, {
      filter: { unitId: 'u', roles: [], sort: 'name' },
      columns: ['name'],
      language: 'zh',
    });
    stream.resume();
    expect(await finished).toBe(2);
  });
});

describe('searching', () => {
  it('takes digits for a number and letters for the beginning of a name', () => {
    expect(searchTermsOf(' Zhang San ')).toEqual({ prefix: 'zhangsan%', hasLetter: true, isLetter: false, exact: [] });
    expect(searchTermsOf('50%_').exact[0]).toEqual(['student_number:*', '50%_']);
    expect(searchTermsOf('%').prefix).toBe('\\%%');
  });
  it('keeps formulas from being run by a spreadsheet', () => {
    expect(harmless('=1+1')).toBe(`'=1+1`);
    expect(harmless('张三')).toBe('张三');
  });
});
