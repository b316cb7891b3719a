import type { RosterRow } from '../import-reading/roster-row';
import { aPupil, importBench } from './import.fixture';

const LARGE = 10_000_000;

describe('comparing a file with the register', () => {
  let bench: Awaited<ReturnType<typeof importBench>>;
  let school: string;
  const pupil = (at: number, fields: Partial<RosterRow> = {}): RosterRow =>
    aPupil({
      row: at + 2,
      name: `学生${at}`,
      sex: '1',
      birthDate: '2015-09-01',
      ethnicity: '01',
      document: { kind: 'id_card', number: `459012${String(at).padStart(12, '0')}` },
      studentNumber: `${10_000 + at}`,
      ...fields,
    });
  const known = Array.from({ length: 9 }, (_, at) => pupil(at));

  beforeAll(async () => {
    bench = await importBench();
    school = await bench.addSchool('第一实验小学');
    const other = await bench.addSchool('第二实验小学');
    await bench.carryOut(school, { rows: known });
    await bench.carryOut(other, { rows: [pupil(20)] });
  });
  afterAll(() => bench.test.close());
  afterEach(() => (bench.files.bytes = 1));

  const file: readonly RosterRow[] = [
    pupil(0),
    pupil(1, { name: '改名了' }),
    pupil(2, { class: { stage: 'primary', entryYear: 2023, number: 2, text: '三(2)班' } }),
    pupil(3, { studentNumber: '77777' }),
    pupil(4, { birthDate: '2015-10-01' }),
    pupil(5, { phone: '13900000005' }),
    // Document of one, number of another.
    pupil(6, { studentNumber: '10007' }),
    // Twice in the file.
    pupil(8),
    pupil(8, { row: 90 }),
    // Of another school, and of none.
    pupil(20),
    pupil(30),
    // Says less than the register.
    aPupil({ row: 99, name: '学生7', document: { kind: 'id_card', number: `459012${'7'.padStart(12, '0')}` } }),
  ];

  const compared = async (bytes: number) => {
    bench.files.bytes = bytes;
    const { id, summary, state } = await bench.dryRun(school, { rows: file });
    const found = `org.stage_${id.replaceAll('-', '')}_found`;
    return {
      state,
      summary,
      found: await bench.test.asOwner(`SELECT n, action, changed, elsewhere FROM ${found} ORDER BY n`),
      keys: await bench.test.asOwner(
        `SELECT pg_get_constraintdef(oid) AS key FROM pg_constraint WHERE conrelid = '${found}'::regclass AND contype = 'p'`,
      ),
    };
  };

  it.each([
    ['small', 1],
    ['large', LARGE],
  ])('tells of each row of a %s file what it would change', async (_size, bytes) => {
    const { state, summary, found, keys } = await compared(bytes);
    const row = (n: number, action: string, changed: readonly string[] = [], elsewhere = false) => ({
      n,
      action,
      changed,
      elsewhere,
    });
    expect(found).toEqual([
      row(1, 'unchanged'),
      row(2, 'changed', ['name']),
      row(3, 'moved'),
      row(4, 'changed', ['number']),
      row(5, 'changed', ['birth_date']),
      row(6, 'changed', ['phone']),
      row(7, 'refused', ['number']),
      row(8, 'unchanged'),
      row(9, 'refused'),
      row(10, 'changed', [], true),
      row(12, 'unchanged'),
    ]);
    expect(summary).toMatchObject({ total: 12, added: 1, changed: 5, moved: 1, unchanged: 3, refused: 2 });
    expect([state, keys]).toEqual(['ready', [{ key: 'PRIMARY KEY (n)' }]]);
  });
});
