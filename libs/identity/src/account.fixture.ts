import { randomUUID } from 'node:crypto';
import { Module } from '@nestjs/common';
import { checkEventData } from '@plinth/events';
import { OrgEvents, PersonDirectory, RoleAssigning } from '@plinth/org-contract';
import type { LoginNameFact, NewAdministrator, PersonCard, SelfBoundGuardian, SlipMember } from '@plinth/org-contract';
import { AuditTrail } from '@plinth/platform-audit-trail';
import type { AuditEntry } from '@plinth/platform-audit-trail';
import { AuthModule, AuthoritySource, UnitPaths } from '@plinth/platform-auth';
import type { Authority, Principal } from '@plinth/platform-auth';
import { Transactions } from '@plinth/platform-database';
import type { Tx } from '@plinth/platform-database';
import type { PublishedEvent } from '@plinth/platform-events';
import { createService } from '@plinth/platform-http';
import type { Service } from '@plinth/platform-http';
import { TestIssuer, openTestDatabase, testKeyring } from '@plinth/platform-testing';
import type { TestDatabase } from '@plinth/platform-testing';
import { AccountConsumer } from './account/account.consumer';
import type { Audience } from './account/account';
import type { IdentityOptions } from './identity-settings';
import { IdentityModule } from './identity.module';
import { identitySchema } from './migrations';

/** Stands in for org, which answers over the network in the cluster shape. */
export class FakePeople extends PersonDirectory {
  readonly cards = new Map<string, PersonCard>();
  readonly members = new Map<string, SlipMember[]>();
  readonly schools = [{ unitId: SCHOOL, name: '第一实验小学', code: '3401020017' }];
  readonly classTeachers = new Set<string>();
  readonly bound: string[] = [];
  readonly takenBack: string[] = [];
  /** Cards and classes that were asked for: each is a call over the network. */
  questions = 0;
  /** By class teacher. */
  readonly selfBound = new Map<string, SelfBoundGuardian[]>();

  async card(personId: string) {
    this.questions += 1;
    return this.cards.get(personId);
  }
  async cardsOf(personIds: readonly string[]) {
    this.questions += 1;
    return new Map([...this.cards].filter(([id]) => personIds.includes(id)));
  }
  async names(personIds: readonly string[]) {
    return new Map(personIds.flatMap((id) => (this.cards.has(id) ? [[id, this.cards.get(id)?.name as string]] : [])));
  }
  async addAdministrator(person: NewAdministrator) {
    const personId = randomUUID();
    this.cards.set(personId, { personId, name: person.name, pinyin: '', audience: 'administrator', identities: [] });
    return personId;
  }
  async takeBackAdministrator(personId: string) {
    this.takenBack.push(personId);
    this.cards.delete(personId);
  }
  async membersForSlips(unitId: string) {
    return this.members.get(unitId) ?? [];
  }
  async placesForSlips(personIds: readonly string[]) {
    this.questions += 1;
    return [...this.members.values()].flat().filter(({ personId }) => personIds.includes(personId));
  }
  /** Who is where, by `<unit> <role>`. */
  readonly places = new Map<string, string[]>();
  async peopleAt(unitId: string, role: string) {
    const ids = this.places.get(`${unitId} ${role}`) ?? [];
    return Buffer.from(ids.join('').replaceAll('-', ''), 'hex');
  }
  async schoolByCode(code: string) {
    return this.schools.find((school) => school.code === code);
  }
  async findSchools(text: string) {
    return this.schools.filter((school) => school.name.includes(text) || school.code.startsWith(text));
  }
  async ownPupils(teacherId: string, pupilIds: readonly string[]) {
    this.questions += 1;
    return new Set(pupilIds.filter((pupilId) => this.classTeachers.has(`${teacherId} ${pupilId}`)));
  }
  async bindGuardian(guardianId: string, pupilId: string, relation: string) {
    this.bound.push(`${guardianId} ${pupilId} ${relation}`);
    return randomUUID();
  }
  async selfBoundGuardians(teacherId: string) {
    return this.selfBound.get(teacherId) ?? [];
  }
  async undoSelfBinding(guardianshipId: string, teacherId: string) {
    const left = (this.selfBound.get(teacherId) ?? []).filter((one) => one.guardianshipId !== guardianshipId);
    this.selfBound.set(teacherId, left);
  }
}

export class FakeRoles extends RoleAssigning {
  readonly assigned: { personId: string; roleKey: string; unitId: string }[] = [];
  fails = false;

  async assign(assignment: { personId: string; roleKey: string; unitId: string }) {
    if (this.fails) throw new Error('org is away');
    this.assigned.push(assignment);
    return randomUUID();
  }
  async hasRootAdministrator() {
    return this.assigned.length > 0;
  }
}

export class FakeAudit extends AuditTrail {
  readonly entries: AuditEntry[] = [];

  async record(_: Tx, entry: AuditEntry) {
    this.entries.push(entry);
  }
  async recordAlone(entry: AuditEntry) {
    this.entries.push(entry);
  }
}

export const SCHOOL = '0192f000-0000-7000-8000-0000000000a1';
export const CLASS = '0192f000-0000-7000-8000-0000000000a2';
export const OTHER_SCHOOL = '0192f000-0000-7000-8000-0000000000b1';

const paths = new Map([
  ['00000000-0000-7000-8000-000000000000', ''],
  [SCHOOL, 'a1'],
  [CLASS, 'a1.a2'],
  [OTHER_SCHOOL, 'b1'],
]);

export class FakeUnitPaths extends UnitPaths {
  async pathOf(unitId: string) {
    return paths.get(unitId);
  }
}

/** Grants by person id; the operator may everything. */
export class FakeAuthorities extends AuthoritySource {
  readonly grants = new Map<string, Authority['grants']>();

  async authorityOf(principal: Principal): Promise<Authority> {
    if (principal.kind === 'operator') return { grants: [{ permission: '*', unitId: 'root', unitPath: '' }] };
    return { grants: this.grants.get(principal.personId ?? '') ?? [] };
  }
  give(personId: string, permission: string, unitId: string) {
    const grant = { permission, unitId, unitPath: paths.get(unitId) ?? '?' };
    this.grants.set(personId, [...(this.grants.get(personId) ?? []), grant]);
  }
}

export interface AccountKit {
  readonly url: string;
  readonly database: TestDatabase;
  readonly service: Service;
  readonly people: FakePeople;
  readonly roles: FakeRoles;
  readonly audit: FakeAudit;
  readonly authorities: FakeAuthorities;
  readonly issuer: TestIssuer;
  readonly unexpected: unknown[];
  blind(kind: string, value: string): Buffer;
  /** Hands events to the consumer as the bus would. */
  tell(...events: readonly Pick<PublishedEvent, 'type' | 'data'>[]): Promise<void>;
  /** A person with an account; answers the person id. */
  addPerson(person: TestPerson): Promise<string>;
  close(): Promise<void>;
}

export interface TestPerson {
  readonly name?: string;
  readonly audience?: Audience;
  readonly phone?: string;
  readonly idNumber?: string;
  readonly staffNumber?: string;
  readonly studentNumber?: string;
  readonly card?: Partial<PersonCard>;
}

/** Cheap hashes: what is tested is not argon2. */
const quickHash = { memoryKiB: 64, passes: 1, parallelism: 1 };

export async function openAccountKit(options: Partial<IdentityOptions> = {}): Promise<AccountKit> {
  const database = await openTestDatabase([identitySchema]);
  const people = new FakePeople();
  const [roles, audit, authorities] = [new FakeRoles(), new FakeAudit(), new FakeAuthorities()];
  const [issuer, keyring, unitPaths] = [await TestIssuer.create(), testKeyring(), new FakeUnitPaths()];
  const unexpected: unknown[] = [];

  @Module({
    imports: [
      AuthModule.forRoot({ verifier: issuer.verifier(), authoritySource: authorities, unitPaths }),
      IdentityModule.forRoot({
        server: database.server,
        keyring,
        eventCheck: checkEventData,
        ports: { personDirectory: people, roleAssigning: roles, unitPaths, auditTrail: audit },
        settings: {
          publicUrl: 'http://base.test',
          hash: quickHash,
          hashWorkers: 2,
          logUnexpected: (error) => unexpected.push(error),
          ...options,
        },
      }),
    ],
  })
  class TestModule {}

  const service = await createService(TestModule, {
    adapter: 'express',
    logUnexpected: (error) => unexpected.push(error),
  });
  const url = await service.listen(0);
  const consumer = service.application.get(AccountConsumer, { strict: false });
  const transactions = service.application.get(Transactions, { strict: false });
  const blind = (kind: string, value: string) => keyring.blindIndex.of(kind, value);
  const tell: AccountKit['tell'] = (...events) =>
    transactions.run((tx) => consumer.handleBatch(tx, events as readonly PublishedEvent[]));
  const addPerson = async (person: TestPerson) => {
    const personId = randomUUID();
    const { audience = 'staff', name = '李明华' } = person;
    people.cards.set(personId, { personId, name, pinyin: 'li ming hua', audience, identities: [], ...person.card });
    await tell({ type: OrgEvents.personAdded, data: { personId, audience, loginNames: factsOf(person, blind) } });
    return personId;
  };
  const close = async () => {
    await service.close();
    await database.close();
  };
  return {
    url,
    database,
    service,
    people,
    roles,
    audit,
    authorities,
    issuer,
    unexpected,
    blind,
    tell,
    addPerson,
    close,
  };
}

export function factsOf(person: TestPerson, blind: AccountKit['blind']): LoginNameFact[] {
  const { phone, idNumber, staffNumber, studentNumber } = person;
  const fact = (kind: LoginNameFact['kind'], value: string | undefined, schoolId?: string): LoginNameFact[] => {
    if (value === undefined) return [];
    const use = schoolId === undefined ? kind : `${kind}:${schoolId}`;
    const blindIndex = blind(use, value).toString('base64url');
    return [{ kind, blindIndex, ...(schoolId === undefined ? {} : { schoolId }) }];
  };
  return [
    ...fact('phone', phone),
    ...fact('id_number', idNumber),
    ...fact('staff_number', staffNumber, SCHOOL),
    ...fact('student_number', studentNumber, SCHOOL),
  ];
}
