import { UnitNames } from './unit-names';

const CLASS = '01990000-0000-7000-8000-00000000000a';
const GONE = '01990000-0000-7000-8000-00000000000b';
const SCHOOL = '01990000-0000-7000-8000-00000000000c';

class KnownNames extends UnitNames {
  readonly asked: string[][] = [];

  async of(unitIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    this.asked.push([...unitIds]);
    return new Map([[CLASS, '三年级(2)班']]);
  }
}

const place = (unitId: string, unitName: string) => ({ unitId, unitName });

describe('what units are called today', () => {
  it('is asked for classes that bear their lasting name, and for nothing else', async () => {
    const names = new KnownNames();
    const others = [place(SCHOOL, '第一小学'), place(SCHOOL, '火箭班'), place(SCHOOL, '2023级3班（分校）')];
    expect(await names.calling(others)).toBe(others);
    expect(await names.callingIn(JSON.stringify(others))).toBe(JSON.stringify(others));
    expect(names.asked).toEqual([]);
    expect(await names.calling([...others, place(CLASS, '2023级2班'), place(GONE, '2020级1班')])).toEqual([
      ...others,
      place(CLASS, '三年级(2)班'),
      place(GONE, '2020级1班'),
    ]);
    expect(names.asked).toEqual([[CLASS, GONE]]);
  });

  it('is put into a text of PostgreSQL, and not where somebody wrote such a text into a name', async () => {
    const names = new KnownNames();
    const written = `"unitId":"${CLASS}","unitName":"2023级2班"`;
    const people = [
      { name: written, memberships: [place(CLASS, '2023级2班'), place(SCHOOL, '第一小学')] },
      { name: '乙', memberships: [place(GONE, '2020级1班')] },
    ];
    expect(JSON.parse(await names.callingIn(JSON.stringify(people)))).toEqual([
      { name: written, memberships: [place(CLASS, '三年级(2)班'), place(SCHOOL, '第一小学')] },
      people[1],
    ]);
  });
});
