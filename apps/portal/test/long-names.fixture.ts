import { aPng } from '../../../libs/org/src/unit-look/logo.fixture';
import { PASSWORDS, Visitor, api } from '../../plinth/test/people.fixture';
import { codes } from '../../plinth/test/school.fixture';
import type { DistrictPortal } from './portal.fixture';
import { RosterFolder } from './roster-wizard.fixture';

/** As long as names come: 40 characters for a school, 20 for a person. */
export const LONG_SCHOOL = '北海市海城区民族团结进步教育示范实验学校附属第一小学北部湾滨海新区向海大道分校区';
export const PUPIL = { name: '阿依努尔古丽·阿卜杜热合曼·买买提吐尔逊', number: '209900101' };
export const GUARDIAN = { name: '阿卜杜热合曼·买买提吐尔逊·艾合买提江', phone: '19999990101' };

/** One of each kind of people, at a school where everything has a long name and something of everything is there. */
export interface LongNamed {
  readonly schoolAdministrator: Visitor;
  readonly pupil: Visitor;
  readonly guardian: Visitor;
  readonly pupilId: string;
  /** Of the pupil; the administrator of the school teaches it. */
  readonly classId: string;
  readonly importId: string;
  readonly applicationId: string;
}

export async function giveLongNames({ base, district }: DistrictPortal): Promise<LongNamed> {
  const { schoolId } = district;
  const token = await district.operatorToken();
  const ask = async (call: string, body?: unknown) => {
    const answer = await api(base, token, call, body);
    if (answer.status >= 400) throw new Error(`${call}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  await ask(`PATCH /api/org/v1/units/${schoolId}`, { name: LONG_SCHOOL });
  // White letters on this colour, or this colour on white, nobody could read.
  const logo = aPng({ width: 400, height: 120 }).toString('base64');
  await ask(`PUT /api/org/v1/units/${schoolId}/look`, { colour: '#ffe600', logo });
  const folder = new RosterFolder();
  const lines = [
    ['姓名', '性别', '班级', '学号', '监护人一姓名', '监护人一关系', '监护人一电话'],
    [PUPIL.name, '女', '一(1)班', PUPIL.number, GUARDIAN.name, '父亲', GUARDIAN.phone],
    ['欧阳', '男', '一(99)班', '不是学号!'],
  ];
  const name = `${LONG_SCHOOL}二〇二六年秋季学期转入学生花名册（第三次修订稿）.csv`;
  await district.import(folder.write(name, lines.map((line) => line.join()).join('\n')), schoolId);
  folder.remove();

  const schoolAdministrator = await district.teacher('T0001');
  const role = { personId: schoolAdministrator.personId, roleKey: 'school_admin', unitId: schoolId };
  await ask('POST /api/org/v1/role-assignments', role);
  const signIn = async (q: string, username: string, password: string): Promise<[Visitor, string]> => {
    const [{ id } = { id: '' }] = await district.find(q);
    const [slip] = await district.slips('--person', id);
    const visitor = new Visitor(base);
    await visitor.signInFirst(username, slip?.code as string, password);
    return [visitor, id];
  };
  const [pupil, pupilId] = await signIn(PUPIL.name, `${codes.first}/${PUPIL.number}`, PASSWORDS.student);
  const [guardian] = await signIn(GUARDIAN.name, GUARDIAN.phone, PASSWORDS.guardian);
  const { memberships } = await ask(`GET /api/org/v1/people/${pupilId}`);
  const imports = await ask(`GET /api/org/v1/imports?unitId=${schoolId}`);
  const registered = await ask('POST /api/identity/v1/clients', {
    name: `${LONG_SCHOOL}家校共育综合素质评价与作业管理平台`,
    redirectUris: ['https://homework.example.cn/a/rather/long/path/of/the/callback?tenant=2145000101'],
  });
  return {
    schoolAdministrator,
    pupil,
    guardian,
    pupilId,
    classId: memberships[0].unitId,
    importId: imports.items[0].id,
    applicationId: registered.id,
  };
}
