import { randomBytes, randomUUID } from 'node:crypto';
import { DomainError } from '@plinth/error-contract';
import { OrgErrors, PersonDirectory, ROOT_UNIT_ID, RoleAssigning } from '@plinth/org-contract';
import type { NewAdministrator, PersonCard, SelfBoundGuardian, SlipMember } from '@plinth/org-contract';
import { AuthoritySource, UnitPaths } from '@plinth/platform-auth';
import type { Authority, Principal } from '@plinth/platform-auth';
import { IdempotencyStore } from '@plinth/platform-http';
import { RpcChannel, serviceKeysIn, startRpcServer } from '@plinth/platform-rpc';
import type { RpcChannelOptions, RpcServer } from '@plinth/platform-rpc';
import { orgPortsOver, orgRpcServices } from './org-rpc-services';
import type { OrgPorts } from './org-rpc-services';

/** Stands in for org: answers as its port says, without a database. */
export class ListedPeople extends PersonDirectory {
  readonly cards = new Map<string, PersonCard>();
  readonly guardianships = new Map<string, SelfBoundGuardian & { readonly teacherId: string }>();
  members: SlipMember[] = [];
  schools = [{ unitId: 'school-1', name: '一小', code: '2134000011' }];

  async card(personId: string) {
    return this.cards.get(personId);
  }

  async cardsOf(personIds: readonly string[]) {
    return new Map([...this.cards].filter(([id]) => personIds.includes(id)));
  }

  async names(personIds: readonly string[]) {
    const found = personIds.flatMap((id) =>
      this.cards.has(id) ? [[id, this.cards.get(id)?.name ?? ''] as const] : [],
    );
    return new Map(found);
  }

  async addAdministrator({ name, phone, unitId }: NewAdministrator, actor: string) {
    const personId = randomUUID();
    const identity = { identityId: actor, kind: 'administrator', unitId, unitName: '局', titles: [] } as const;
    const card: PersonCard = { personId, name, pinyin: '', audience: 'administrator', identities: [identity] };
    this.cards.set(personId, phone === undefined ? card : { ...card, maskedPhone: `${phone.slice(0, 3)}****` });
    return personId;
  }

  async takeBackAdministrator(personId: string) {
    if (!this.cards.delete(personId)) throw new DomainError(OrgErrors.personNotFound);
  }

  async membersForSlips(unitId: string) {
    return this.members.filter((member) => member.unitId === unitId);
  }

  async placesForSlips(personIds: readonly string[]) {
    return this.members.filter(({ personId }) => personIds.includes(personId));
  }

  readonly places = new Map<string, Uint8Array>();

  async peopleAt(unitId: string, role: string) {
    return this.places.get(`${unitId} ${role}`) ?? new Uint8Array();
  }

  async schoolByCode(code: string) {
    const school = this.schools.find((one) => one.code === code);
    return school && { unitId: school.unitId, name: school.name };
  }

  async findSchools(text: string) {
    return this.schools.filter(({ name }) => text !== '' && name.includes(text));
  }

  async ownPupils(teacherId: string, pupilIds: readonly string[]) {
    return new Set(pupilIds.filter((id) => teacherId === 'teacher' && id.startsWith('pupil')));
  }

  async bindGuardian(guardianId: string, pupilId: string, relation: string, actor: string) {
    const guardianshipId = `${guardianId}-${pupilId}`;
    if (this.guardianships.has(guardianshipId)) throw new DomainError(OrgErrors.guardianshipExists);
    const names = { guardianName: actor, pupilName: '小小', unitName: '一班' };
    const bound = { guardianshipId, pupilId, relation, since: '2026-09-01', teacherId: 'teacher', ...names };
    this.guardianships.set(guardianshipId, bound);
    return guardianshipId;
  }

  async selfBoundGuardians(teacherId: string) {
    const mine = [...this.guardianships.values()].filter((one) => one.teacherId === teacherId);
    return mine.map(({ teacherId: _, ...guardian }) => guardian);
  }

  async undoSelfBinding(guardianshipId: string, teacherId: string) {
    if (this.guardianships.get(guardianshipId)?.teacherId !== teacherId)
      throw new DomainError(OrgErrors.guardianshipNotFound);
    this.guardianships.delete(guardianshipId);
  }
}

export class ListedRoles extends RoleAssigning {
  readonly assigned: { readonly personId: string; readonly unitId: string; readonly actor: string }[] = [];

  async assign({ personId, roleKey, unitId }: { personId: string; roleKey: string; unitId: string }, actor: string) {
    if (roleKey === 'none') throw new DomainError(OrgErrors.roleNotFound);
    if (roleKey === 'audit_admin') {
      const details = { heldZh: '系统管理员', wantedZh: '审计员', held: 'system', wanted: 'audit' };
      throw new DomainError(OrgErrors.roleExcludes, details);
    }
    this.assigned.push({ personId, unitId, actor });
    return `assignment ${this.assigned.length}`;
  }

  async hasRootAdministrator() {
    return this.assigned.some(({ unitId }) => unitId === ROOT_UNIT_ID);
  }
}

export class ListedAuthorities extends AuthoritySource {
  readonly held = new Map<string, Authority>();
  readonly asked: Principal[] = [];

  async authorityOf(principal: Principal) {
    this.asked.push(principal);
    return this.held.get(principal.personId ?? principal.clientId ?? '') ?? { grants: [] };
  }
}

export class ListedUnits extends UnitPaths {
  readonly paths = new Map<string, string>([[ROOT_UNIT_ID, '']]);
  readonly asked: string[] = [];

  async pathOf(unitId: string) {
    this.asked.push(unitId);
    return this.paths.get(unitId);
  }
}

/** Nothing is repeated here; repetition is the matter of platform/rpc. */
class NothingKept extends IdempotencyStore {
  async begin() {
    return { kind: 'new', run: '1' } as const;
  }
  async renew() {}
  async finish() {}
  async forget() {}
  async forgetUndone() {}
}

export const bindings = ['in process', 'gRPC'] as const;

/** The same ports by either binding, over one and the same stand-in for org. */
export class OrgPortsFixture {
  readonly people = new ListedPeople();
  readonly roles = new ListedRoles();
  readonly authorities = new ListedAuthorities();
  readonly units = new ListedUnits();
  readonly unexpected: unknown[] = [];
  private readonly keys = serviceKeysIn(randomBytes(32).toString('base64'));
  private readonly channels: RpcChannel[] = [];
  private server?: RpcServer;

  readonly ports: OrgPorts = {
    personDirectory: this.people,
    roleAssigning: this.roles,
    authoritySource: this.authorities,
    unitPaths: this.units,
  };

  async bound(binding: (typeof bindings)[number], options: Partial<RpcChannelOptions> = {}): Promise<OrgPorts> {
    if (binding === 'in process') return this.ports;
    return orgPortsOver(await this.channel(options));
  }

  async channel(options: Partial<RpcChannelOptions> = {}): Promise<RpcChannel> {
    this.server ??= await startRpcServer({
      name: 'org',
      keys: this.keys,
      idempotency: new NothingKept(),
      logUnexpected: (error) => this.unexpected.push(error),
      services: orgRpcServices(this.ports),
    });
    // A spec is about answers, not about the speed of the machine that runs it.
    const patient = { timeoutMs: 20_000, attemptMs: 15_000 };
    const way = { caller: 'identity', service: 'org', addresses: [this.server.address], keys: this.keys, ...patient };
    const channel = new RpcChannel({ ...way, ...options });
    this.channels.push(channel);
    return channel;
  }

  /** The server goes; answers where it was. */
  async stop(): Promise<string> {
    const address = this.server?.address ?? '';
    await this.server?.close(0);
    this.server = undefined;
    return address;
  }

  async startAgainAt(address: string): Promise<void> {
    this.server = await startRpcServer({
      name: 'org',
      keys: this.keys,
      idempotency: new NothingKept(),
      logUnexpected: (error) => this.unexpected.push(error),
      services: orgRpcServices(this.ports),
      port: Number(address.split(':')[1]),
    });
  }

  async close(): Promise<void> {
    for (const channel of this.channels) channel.close();
    await this.stop();
  }
}
