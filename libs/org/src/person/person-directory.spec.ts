import { randomUUID } from 'node:crypto';
import { PersonDirectory } from '@plinth/org-contract';
import type { SlipMember } from '@plinth/org-contract';
import { Transactions } from '@plinth/platform-database';
import { PositionGrants } from '../authority/position-grants';
import { PersonPresence } from '../role/person-presence';
import { UnitMembers } from '../unit/unit-members';
import { PeopleFixture } from './people.fixture';

describe('what identity and units ask of people', () => {
  let fixture: PeopleFixture;
  let directory: PersonDirectory;
  let teacher: string;
  let pupil: string;
  const operator = { operator: true };

  beforeAll(async () => {
    fixture = await PeopleFixture.start();
    directory = fixture.get(PersonDirectory);
    const phone = { phone: '13900000501' };
    const number = [{ kind: 'staff_number', value: 'T501' }];
    teacher = await fixture.person('蒋老师', '一小', 'staff', { contacts: phone, identifiers: number });
    pupil = await fixture.person('蒋小小', '一小1班', 'student', {
      birthDate: '2016-05-01',
      identifiers: [{ kind: 'student_number', value: '0501' }],
    });
    const position = { unitId: fixture.unit('一小1班'), kind: 'head_teacher' };
    await fixture.call(operator, 'POST', `/api/org/v1/people/${teacher}/positions`, position);
  });
  afterAll(() => fixture.close());

  it('tells who is at a unit and below, each once and nobody who left', async () => {
    const at = async (unit: string, role: 'student' | 'staff') => {
      const hex = Buffer.from(await directory.peopleAt(fixture.unit(unit), role)).toString('hex');
      return (hex.match(/.{32}/g) ?? []).map((id) => id.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-'));
    };
    expect([await at('一小1班', 'student'), await at('一小1班', 'staff')]).toEqual([[pupil], []]);
    expect([await at('一小', 'student'), await at('一小', 'staff')]).toEqual([[pupil], [teacher]]);
    const gone = await fixture.person('蒋大大', '一小1班', 'student');
    const more = { unitId: fixture.unit('一小'), role: 'student' };
    await fixture.call(operator, 'POST', `/api/org/v1/people/${pupil}/memberships`, more);
    expect((await at('一小', 'student')).sort()).toEqual([pupil, gone].sort());
    await fixture.call(operator, 'POST', `/api/org/v1/people/${gone}/end`, { reason: 'left' });
    expect(await at('一小', 'student')).toEqual([pupil]);
    expect(await directory.peopleAt('nowhere', 'student')).toHaveLength(0);
  });

  it('answers a card with every hat: teacher and parent', async () => {
    const id = await directory.bindGuardian(teacher, pupil, '母亲', `person:${teacher}`);
    const card = await directory.card(teacher);
    expect(card).toMatchObject({ name: '蒋老师', audience: 'staff', maskedPhone: '139****0501' });
    expect(card?.identities.map(({ kind, titles, schoolName }) => [kind, titles, schoolName])).toEqual([
      ['staff', ['班主任'], '一小'],
      ['guardian', ['蒋小小'], '一小'],
    ]);
    expect(card?.identities[1]?.identityId).toBe(id);
    expect(await directory.card(pupil)).toMatchObject({ stage: '小学', birthDate: '2016-05-01' });
    expect(await directory.card('nobody')).toBeUndefined();
    const cards = await directory.cardsOf([pupil, 'nobody', teacher]);
    expect([...cards.keys()].sort()).toEqual([pupil, teacher].sort());
    expect(cards.get(teacher)).toStrictEqual(await directory.card(teacher));
    expect(await directory.cardsOf([])).toEqual(new Map());
  });

  it('answers slips in the order of classes and names, with clear numbers for printing', async () => {
    const members = await directory.membersForSlips(fixture.unit('一小'));
    expect(members.map(({ name, role, number, unitName }) => [name, role, number, unitName])).toEqual([
      ['蒋小小', 'student', '0501', '一小1班'],
      ['蒋老师', 'staff', 'T501', '一小'],
    ]);
    expect(members[0]).toMatchObject({ schoolName: '一小', schoolCode: '2134000011' });
    expect(await directory.membersForSlips('nothing')).toEqual([]);
  });

  it('answers every place of single people for their slips, the class first, and of strangers none', async () => {
    const [child, teacher] = (await directory.membersForSlips(fixture.unit('一小'))) as [SlipMember, SlipMember];
    const places = await directory.placesForSlips([teacher.personId, 'nobody', child.personId]);
    expect(places[0]).toEqual(child);
    expect(places.map(({ personId, unitName }) => [personId, unitName]).sort()).toEqual(
      [
        [child.personId, '一小1班'],
        [child.personId, '一小'],
        [teacher.personId, '一小'],
      ].sort(),
    );
    expect(await directory.placesForSlips([randomUUID()])).toEqual([]);
  });

  it('finds schools by code and by the beginning of their names', async () => {
    expect(await directory.schoolByCode('2134000011')).toMatchObject({ name: '一小' });
    expect(await directory.schoolByCode('2134')).toBeUndefined();
    expect((await directory.findSchools('小')).map(({ name }) => name).sort()).toEqual(['一小', '二小'].sort());
    expect(await directory.findSchools('%')).toEqual([]);
    expect(await directory.findSchools('')).toEqual([]);
  });

  it('knows whose class teacher somebody is, and what follows from it', async () => {
    const other = await fixture.person('别班', '一小2班');
    expect(await directory.ownPupils(teacher, [pupil, other, 'x'])).toEqual(new Set([pupil]));
    expect(await directory.ownPupils(other, [pupil])).toEqual(new Set());
    expect(await directory.ownPupils('x', [pupil])).toEqual(new Set());
    const grants = fixture.get(PositionGrants);
    expect(await grants.rolesOf(teacher)).toMatchObject([
      { roleKey: 'class_teacher', unitId: fixture.unit('一小1班') },
    ]);
    expect(await grants.ownUnitsOf(pupil)).toEqual([]);
  });

  it('adds an administrator with a phone to sign in by', async () => {
    const id = await directory.addAdministrator(
      { name: '管理员', phone: '13900000502', unitId: fixture.unit('局') },
      'operator',
    );
    expect(await directory.card(id)).toMatchObject({ audience: 'administrator' });
    const [added] = await fixture.events(id);
    expect(added?.data['loginNames']).toMatchObject([{ kind: 'phone' }]);
    const isActive = (personId: string) =>
      fixture.get(Transactions).run((tx) => fixture.get(PersonPresence).isActive(tx, personId));
    expect([await isActive(id), await isActive(fixture.unit('局'))]).toEqual([true, false]);
    await directory.takeBackAdministrator(id, 'system');
    expect([await isActive(id), await directory.card(id)]).toEqual([false, undefined]);
    expect((await fixture.events(id)).map(({ type }) => type)).toContain('org.person.ended.v1');
  });

  it('ends the places of a unit that ends, and with the last one the person', async () => {
    await fixture.addUnit('散班', 'class', '一小', {
      school_id: fixture.unit('一小'),
      stage: 'primary',
      entry_year: 2020,
      class_number: 9,
      years: 6,
    });
    const child = await fixture.person('散生', '散班');
    const parent = await fixture.person('散妈', '一小', 'guardian');
    await directory.bindGuardian(parent, child, '52', 'operator');
    const members = fixture.get(UnitMembers);
    const transactions = fixture.get(Transactions);
    expect(await transactions.run((tx) => members.countBelow(tx, fixture.units.get('散班')?.path ?? ''))).toBe(1);
    await transactions.run((tx) => members.endAll(tx, [fixture.unit('散班')], 'operator'));
    for (const id of [child, parent]) {
      const types = (await fixture.events(id)).map(({ type }) => type);
      expect(types.filter((type) => type === 'org.membership.ended.v1')).toHaveLength(1);
      expect(types.at(-1)).toBe('org.person.ended.v1');
    }
  });

  describe('class teachers and guardians who bound themselves', () => {
    let otherTeacher: string;
    let parent: string;
    let bound: string;

    beforeAll(async () => {
      otherTeacher = await fixture.person('沈老师', '一小', 'staff');
      const position = { unitId: fixture.unit('一小2班'), kind: 'head_teacher' };
      await fixture.call(operator, 'POST', `/api/org/v1/people/${otherTeacher}/positions`, position);
      parent = await fixture.person('韩妈', '一小', 'guardian', { contacts: { phone: '13900000509' } });
      bound = await directory.bindGuardian(parent, pupil, '52', `person:${parent}`);
    });

    const boundOf = async (teacherId: string) =>
      (await directory.selfBoundGuardians(teacherId)).filter(({ guardianshipId }) => guardianshipId === bound);
    const refused = expect.objectContaining({ code: 'org.guardianship_not_found' });

    it('shows them to the class teacher, with a masked phone, and to nobody else', async () => {
      expect(await boundOf(teacher)).toEqual([
        {
          guardianshipId: bound,
          guardianName: '韩妈',
          maskedPhone: '139****0509',
          pupilId: pupil,
          pupilName: '蒋小小',
          unitName: '一小1班',
          relation: '52',
          since: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
        },
      ]);
      for (const who of [otherTeacher, parent, pupil, 'nobody']) expect(await boundOf(who)).toEqual([]);
    });

    it.each(['import', 'administrator'])('neither shows nor undoes what came by %s', async (source) => {
      const set = (to: string) =>
        fixture.database.asOwner('UPDATE org.guardianship SET source = $2 WHERE id = $1', [bound, to]);
      await set(source);
      expect(await boundOf(teacher)).toEqual([]);
      await expect(directory.undoSelfBinding(bound, teacher)).rejects.toEqual(refused);
      await set('self');
      expect(await boundOf(teacher)).toHaveLength(1);
    });

    it('is undone by the class teacher alone, once, with history, audit and event', async () => {
      for (const [id, who] of [
        [bound, otherTeacher],
        [bound, parent],
        [bound, 'nobody'],
        ['nothing', teacher],
        [pupil, teacher],
      ] as const)
        await expect(directory.undoSelfBinding(id, who)).rejects.toEqual(refused);
      expect(await boundOf(teacher)).toHaveLength(1);
      await directory.undoSelfBinding(bound, teacher);
      expect(await boundOf(teacher)).toEqual([]);
      await expect(directory.undoSelfBinding(bound, teacher)).rejects.toEqual(refused);
      const ended = (await fixture.events(pupil)).filter(({ type }) => type === 'org.guardianship.ended.v1');
      expect(ended.map(({ data }) => data['guardianshipId'])).toEqual([bound]);
      const history = await fixture.database.asOwner(
        `SELECT actor FROM org.person_change WHERE person_id = $1 AND what = 'guardian_unlinked'`,
        [parent],
      );
      expect(history).toEqual([{ actor: `person:${teacher}` }]);
    });

    it('is no longer the teacher’s once the class has another', async () => {
      const again = await directory.bindGuardian(await fixture.person('韩爸', '一小', 'guardian'), pupil, '51', 'x');
      await fixture.database.asOwner(
        `UPDATE org.position SET to_date = current_date WHERE person_id = $1 AND kind = 'head_teacher'`,
        [teacher],
      );
      expect(await directory.selfBoundGuardians(teacher)).toEqual([]);
      await expect(directory.undoSelfBinding(again, teacher)).rejects.toEqual(refused);
      await fixture.database.asOwner(
        `UPDATE org.position SET to_date = NULL WHERE person_id = $1 AND kind = 'head_teacher'`,
        [teacher],
      );
      await directory.undoSelfBinding(again, teacher);
    });
  });
});
