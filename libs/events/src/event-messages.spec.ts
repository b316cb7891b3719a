import { fromBinary, fromJson, toBinary, toJson } from '@bufbuild/protobuf';
import type { JsonValue } from '@bufbuild/protobuf';
import { IdentityEvents } from '@plinth/identity-contract';
import { MarketEvents } from '@plinth/market-contract';
import { OrgEvents } from '@plinth/org-contract';
import type {
  GuardianshipFact,
  ImportFinished,
  MembershipEnded,
  MembershipStarted,
  PersonAdded,
  PersonChanged,
  PersonEnded,
  RoleAssignmentFact,
  UnitFact,
} from '@plinth/org-contract';
import { checkEventData, eventMessages } from './index';

const contractTypes = [OrgEvents, IdentityEvents, MarketEvents].flatMap((events) => Object.values(events) as string[]);

const unit: UnitFact = { unitId: 'u', kind: 'school', parentId: 'p', path: 'p.u' };
const membership: MembershipStarted = { membershipId: 'm', personId: 'p', unitId: 'u', role: 'student' };
const guardianship: GuardianshipFact = { guardianshipId: 'g', guardianId: 'a', studentId: 'b', relation: '51' };
const assignment: RoleAssignmentFact = { assignmentId: 'r', personId: 'p', roleKey: 'school-admin', unitId: 'u' };
const added: PersonAdded = {
  personId: 'p',
  audience: 'student',
  loginNames: [
    { kind: 'student_number', blindIndex: 'c2VjcmV0', schoolId: 's' },
    { kind: 'phone', blindIndex: 'YmxpbmQ' },
  ],
};
const changed: PersonChanged = { ...added, changed: ['姓名'], signInChanged: false };
const ended: PersonEnded = { personId: 'p', reason: 'left' };
const left: MembershipEnded = { ...membership, reason: 'moved' };
const finished: ImportFinished = { importId: 'i', unitId: 'u', added: 1_000_000, changed: 0, left: 0 };

/** What TypeScript writes, by event. */
const written: Readonly<Record<string, object>> = {
  [OrgEvents.unitAdded]: unit,
  [OrgEvents.unitChanged]: { ...unit, changed: ['name'] },
  [OrgEvents.unitMoved]: { ...unit, fromPath: 'q.u' },
  [OrgEvents.unitEnded]: unit,
  [OrgEvents.personAdded]: added,
  [OrgEvents.personChanged]: changed,
  [OrgEvents.personEnded]: ended,
  [OrgEvents.membershipStarted]: membership,
  [OrgEvents.membershipEnded]: left,
  [OrgEvents.guardianshipStarted]: guardianship,
  [OrgEvents.guardianshipEnded]: guardianship,
  [OrgEvents.roleAssigned]: assignment,
  [OrgEvents.roleWithdrawn]: assignment,
  [OrgEvents.importFinished]: finished,
  [IdentityEvents.sessionStarted]: { sessionId: 's', accountId: 'a', personId: 'p', methods: ['pwd'], clientId: 'c' },
  [MarketEvents.grantGiven]: {
    grantId: 'g',
    clientId: 'c',
    unitId: 'u',
    fields: ['name', 'class'],
    purpose: '作业',
    expiresAt: '2027-08-31T16:00:00Z',
  },
};

const messageOf = (type: string) => {
  const message = eventMessages.get(type);
  if (!message) throw new Error(`no message for ${type}`);
  return message;
};

describe('messages of events', () => {
  it('exist for every event that a contract names, and for no other', () => {
    expect([...eventMessages.keys()].sort()).toEqual([...contractTypes].sort());
  });

  it.each(Object.entries(written))('%s comes back the same through JSON and binary', (type, data) => {
    const message = messageOf(type);
    const read = fromJson(message, data as JsonValue, { ignoreUnknownFields: false });
    expect(toJson(message, read, { alwaysEmitImplicit: true })).toEqual(data);
    const sent = fromBinary(message, toBinary(message, read));
    expect(toJson(message, sent, { alwaysEmitImplicit: true })).toEqual(data);
  });

  it('passes what fits', () => {
    expect(() => checkEventData({ type: OrgEvents.personAdded, data: added })).not.toThrow();
  });

  it('passes a field that is undefined, and one of a type of the library', () => {
    expect(() =>
      checkEventData({ type: OrgEvents.personAdded, data: { ...added, loginNames: undefined } }),
    ).not.toThrow();
    expect(() =>
      checkEventData({ type: MarketEvents.grantGiven, data: { expiresAt: '2027-08-31T16:00:00Z' } }),
    ).not.toThrow();
  });

  it.each([
    [
      'a field unknown below a list',
      OrgEvents.personAdded,
      { loginNames: [{ kind: 'phone', number: '1' }] },
      /PersonAdded/,
    ],
    ['a list that is none', OrgEvents.personChanged, { changed: 'name' }, /PersonChanged/],
    ['a hole in a list', OrgEvents.personChanged, { changed: new Array(1) }, /PersonChanged/],
    ['a number with a fraction', OrgEvents.importFinished, { ...finished, added: 1.5 }, /ImportFinished/],
    ['data that is a list', OrgEvents.personEnded, [], /PersonEnded/],
    ['a field that proto/ does not know', OrgEvents.personEnded, { ...ended, name: '张三' }, /PersonEnded.*name/],
    ['a value of another kind', OrgEvents.importFinished, { ...finished, added: 'many' }, /ImportFinished/],
    ['a date that is none', MarketEvents.grantGiven, { expiresAt: '明天' }, /GrantGiven/],
    ['a type that no message carries', 'org.person.sneezed.v1', {}, /No message/],
  ])('refuses %s', (_what, type, data, reason) => {
    expect(() => checkEventData({ type, data })).toThrow(reason);
  });
});
