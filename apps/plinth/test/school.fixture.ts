import * as path from 'node:path';
import { TestBase, eventually, root } from './base.fixture';
import { PASSWORDS, Visitor, api } from './people.fixture';
import type { Slip } from './people.fixture';

const rosters = path.join(root, 'libs/org/fixtures/rosters');

export const files = {
  pupils: path.join(rosters, '学生花名册-第一实验小学.xlsx'),
  staff: path.join(rosters, '教职工信息表.csv'),
  codedPupils: path.join(rosters, 'students-jyt.csv'),
};

export const codes = { first: '2145000101', second: '2145000102' };

/** A base with a district, two primary schools and their people, made as its operator makes them. */
export class TestDistrict {
  private constructor(
    readonly base: TestBase,
    readonly districtId: string,
    /** Pupils with student numbers, staff with staff numbers. */
    readonly schoolId: string,
    readonly siblingId: string,
  ) {}

  static async open(): Promise<TestDistrict> {
    const base = await TestBase.start();
    const unit = async (kind: string, name: string, parent: string, code?: string): Promise<string> => {
      const words = ['--kind', kind, '--name', name, '--parent', parent, ...(code ? ['--code', code] : [])];
      return (await base.cli('unit', 'add', ...words)).body.id;
    };
    const bureau = await unit('bureau', '北海市教育局', 'root');
    const district = await unit('district', '海城区教育局', bureau);
    const school = await unit('school', '第一实验小学', district, codes.first);
    const sibling = await unit('school', '第二实验小学', district, codes.second);
    const made = new TestDistrict(base, district, school, sibling);
    await made.import(files.codedPupils, school);
    await made.import(files.staff, school);
    return made;
  }

  async import(file: string, unitId: string): Promise<void> {
    const answer = await this.base.cli('import', file, '--unit', unitId, '--confirm');
    if (answer.exitCode !== 0) throw new Error(`The import of ${file} failed: ${answer.stderr}`);
  }

  async operatorToken(): Promise<string> {
    return (await this.base.cli('token')).body.access_token;
  }

  /** Slips of some people of the school; waits until their accounts are there. */
  async slips(...words: readonly string[]): Promise<Slip[]> {
    const print = () => this.base.cli('slips', 'print', ...words);
    const { body } = await eventually(print, (answer) => answer.body?.missing?.length === 0);
    return body.slips;
  }

  /** Somebody of the school, by name, pinyin or a whole number. */
  async find(q: string, unitId = this.schoolId): Promise<{ id: string; name: string }[]> {
    const query = new URLSearchParams({ unitId, q });
    return (await api(this.base, await this.operatorToken(), `GET /api/org/v1/people?${query}`)).body.items;
  }

  /** A member of staff, signed in with a password of his or her own. */
  async teacher(number: string): Promise<Visitor & { readonly personId: string }> {
    const [person] = await this.find(number);
    const [slip] = await this.slips('--person', person?.id as string);
    const visitor = new Visitor(this.base);
    await visitor.signInFirst(`${codes.first}/${number}`, slip?.code as string, PASSWORDS.staff);
    return Object.assign(visitor, { personId: person?.id as string });
  }
}
