import { randomBytes } from 'node:crypto';
import type { PersonCard, PersonDirectory, SlipMember } from '@plinth/org-contract';
import { PersonDirectoryService } from '../gen/plinth/org/v1/person_directory_pb';
import { bindings, OrgPortsFixture } from '../org-ports.fixture';

const card: PersonCard = {
  personId: 'p1',
  name: '蒋老师',
  pinyin: 'jiang lao shi',
  audience: 'staff',
  identities: [
    {
      identityId: 'm1',
      kind: 'staff',
      unitId: 'u1',
      unitName: '一小',
      schoolId: 'u1',
      schoolName: '一小',
      titles: ['班主任', '任课 数学'],
    },
    { identityId: 'g1', kind: 'guardian', unitId: 'u2', unitName: '二小', titles: [] },
  ],
  maskedPhone: '139****0501',
};
const pupil: PersonCard = {
  ...{ personId: 'p2', name: '小小', pinyin: '', audience: 'student', identities: [] },
  ...{ birthDate: '2016-05-01', stage: '小学' },
};

describe.each(bindings)('people as identity asks for them, %s', (binding) => {
  const fixture = new OrgPortsFixture();
  let people: PersonDirectory;
  beforeAll(async () => {
    people = (await fixture.bound(binding)).personDirectory;
    fixture.people.cards.set('p1', card).set('p2', pupil);
  });
  afterAll(async () => {
    expect(fixture.unexpected).toEqual([]);
    await fixture.close();
  });

  it('answers a card with every field, or without those that are absent', async () => {
    // Strictly: an absent field is no field that is undefined.
    expect(await people.card('p1')).toStrictEqual(card);
    expect(await people.card('p2')).toStrictEqual(pupil);
    expect(await people.card('nobody')).toBeUndefined();
    expect(await people.card('')).toBeUndefined();
  });

  it('answers cards of many at once, of those who are there', async () => {
    const ids = ['p2', 'nobody', 'p1', ...Array.from({ length: 1_200 }, (_, at) => `c${at}`)];
    for (const personId of ids.slice(3)) fixture.people.cards.set(personId, { ...pupil, personId });
    const cards = await people.cardsOf(ids);
    expect([cards.size, cards.has('nobody')]).toEqual([1_202, false]);
    expect(cards.get('p1')).toStrictEqual(card);
    expect(cards.get('c1199')).toStrictEqual({ ...pupil, personId: 'c1199' });
    expect(await people.cardsOf([])).toEqual(new Map());
    for (const personId of ids.slice(3)) fixture.people.cards.delete(personId);
  });

  it('answers names, also of many thousands', async () => {
    const ids = ['p1', 'nobody', 'p2', ...Array.from({ length: 12_000 }, (_, at) => `x${at}`)];
    expect(await people.names(ids)).toEqual(
      new Map([
        ['p1', '蒋老师'],
        ['p2', '小小'],
      ]),
    );
    expect(await people.names([])).toEqual(new Map());
  });

  it('adds an administrator and takes one back', async () => {
    const id = await people.addAdministrator({ name: '管理员', phone: '13900000502', unitId: 'u9' }, 'operator');
    const added = await people.card(id);
    expect(added).toMatchObject({ name: '管理员', maskedPhone: '139****', identities: [{ unitId: 'u9' }] });
    expect(added?.identities[0]?.identityId).toBe('operator');
    const other = await people.addAdministrator({ name: '无手机', unitId: 'u9' }, 'system');
    expect(await people.card(other)).not.toHaveProperty('maskedPhone');
    await people.takeBackAdministrator(id, 'system');
    expect(await people.card(id)).toBeUndefined();
    const again = people.takeBackAdministrator(id, 'system');
    await expect(again).rejects.toMatchObject({ code: 'org.person_not_found', kind: 'not_found' });
  });

  it('lists a large school in its order', async () => {
    const member = (at: number): SlipMember => ({
      ...{ personId: `p${at}`, name: `学生${at}`, role: 'student', unitId: 'school', unitName: '一班' },
      ...{ schoolName: '一小', schoolCode: '2134000011', ...(at % 2 === 0 ? { number: `${at}` } : {}) },
    });
    fixture.people.members = Array.from({ length: 4_001 }, (_, at) => member(at));
    const listed = await people.membersForSlips('school');
    expect(listed.slice(0, 3)).toStrictEqual(fixture.people.members.slice(0, 3));
    expect(JSON.stringify(listed) === JSON.stringify(fixture.people.members)).toBe(true);
    expect(await people.membersForSlips('nothing')).toEqual([]);
    expect((await people.placesForSlips(['p2', 'p7', 'nobody'])).map(({ personId }) => personId)).toEqual(['p2', 'p7']);
    expect(await people.placesForSlips([])).toEqual([]);
  });

  it('tells who is at a unit, a city too', async () => {
    const many = randomBytes(16 * 120_000);
    fixture.people.places.set('city student', many);
    expect(Buffer.from(await people.peopleAt('city', 'student')).equals(many)).toBe(true);
    expect(await people.peopleAt('city', 'staff')).toHaveLength(0);
  });

  it('finds schools', async () => {
    expect(await people.schoolByCode('2134000011')).toStrictEqual({ unitId: 'school-1', name: '一小' });
    expect(await people.schoolByCode('2134')).toBeUndefined();
    expect(await people.findSchools('小')).toStrictEqual(fixture.people.schools);
    expect(await people.findSchools('')).toEqual([]);
  });

  it('knows a class teacher, and what guardians bound', async () => {
    const pupils = Array.from({ length: 6_000 }, (_, at) => `pupil ${at}`);
    expect(await people.ownPupils('teacher', [...pupils, 'stranger'])).toEqual(new Set(pupils));
    expect(await people.ownPupils('x', pupils)).toEqual(new Set());
    expect(await people.ownPupils('teacher', [])).toEqual(new Set());
    const id = await people.bindGuardian('parent', 'pupil', '52', 'person:parent');
    await expect(people.bindGuardian('parent', 'pupil', '52', 'x')).rejects.toMatchObject({
      code: 'org.guardianship_exists',
      kind: 'conflict',
    });
    const [bound, ...others] = await people.selfBoundGuardians('teacher');
    expect([bound?.guardianshipId, bound?.relation, bound?.guardianName, others]).toEqual([
      id,
      '52',
      'person:parent',
      [],
    ]);
    expect(bound).not.toHaveProperty('maskedPhone');
    await expect(people.undoSelfBinding(id, 'other')).rejects.toMatchObject({ code: 'org.guardianship_not_found' });
    await people.undoSelfBinding(id, 'teacher');
    expect(await people.selfBoundGuardians('teacher')).toEqual([]);
  });
});

describe('people over gRPC', () => {
  const fixture = new OrgPortsFixture();
  afterAll(() => fixture.close());

  it('are for identity alone', async () => {
    for (const caller of ['market', 'gateway', 'audit', 'plinth']) {
      const { personDirectory } = await fixture.bound('gRPC', { caller });
      const refused = { code: 'rpc.call_refused', kind: 'unavailable', cause: { code: 'rpc.call_not_allowed' } };
      await expect(personDirectory.card('p1')).rejects.toMatchObject(refused);
      await expect(personDirectory.cardsOf(['p1'])).rejects.toMatchObject(refused);
      await expect(personDirectory.ownPupils('teacher', ['pupil'])).rejects.toMatchObject(refused);
      await expect(personDirectory.membersForSlips('u1')).rejects.toMatchObject(refused);
      await expect(personDirectory.placesForSlips(['p1'])).rejects.toMatchObject(refused);
      await expect(personDirectory.addAdministrator({ name: 'x', unitId: 'u' }, 'x')).rejects.toMatchObject(refused);
    }
    expect(fixture.people.cards.size).toBe(0);
  });

  it('are told to an identity of the release before as well', async () => {
    const channel = await fixture.channel({ caller: 'identity' });
    const ask = (teacherId: string) =>
      channel.unary(PersonDirectoryService.method.isClassTeacherOf, { teacherId, pupilId: 'pupil' });
    expect([(await ask('teacher')).isClassTeacher, (await ask('x')).isClassTeacher]).toEqual([true, false]);
  });

  it('are away with org, and back with it', async () => {
    const { personDirectory } = await fixture.bound('gRPC', { timeoutMs: 3_000 });
    fixture.people.cards.set('p1', card);
    expect((await personDirectory.card('p1'))?.name).toBe('蒋老师');
    const address = await fixture.stop();
    await expect(personDirectory.card('p1')).rejects.toMatchObject({
      kind: 'unavailable',
      details: { service: 'org' },
    });
    await fixture.startAgainAt(address);
    expect((await personDirectory.card('p1'))?.name).toBe('蒋老师');
  });
});
