import { PersonDirectory } from '@plinth/org-contract';
import type { MembershipRole, NewAdministrator, PersonCard, SelfBoundGuardian, SlipMember } from '@plinth/org-contract';
import type { RpcChannel } from '@plinth/platform-rpc';
import { PersonDirectoryService } from '../gen/plinth/org/v1/person_directory_pb';
import { cardOf, guardianOf, slipMemberOf } from './person-messages';

const { method } = PersonDirectoryService;
/** A school of thousands, with numbers to be opened one by one. */
const LONG_LIST = { timeoutMs: 20_000, attemptMs: 15_000 };
/** Ids of one question. */
const AT_ONCE = 5_000;
/** Cards are larger. */
const CARDS_AT_ONCE = 500;

/** People over the network: nothing is kept, a page shows what org says now. */
export class GrpcPersonDirectory extends PersonDirectory {
  constructor(private readonly channel: RpcChannel) {
    super();
  }

  async card(personId: string): Promise<PersonCard | undefined> {
    const { card } = await this.channel.unary(method.card, { personId });
    return card === undefined ? undefined : cardOf(card);
  }

  async cardsOf(personIds: readonly string[]): Promise<ReadonlyMap<string, PersonCard>> {
    const found = new Map<string, PersonCard>();
    for (let from = 0; from < personIds.length; from += CARDS_AT_ONCE) {
      const asked = { personIds: personIds.slice(from, from + CARDS_AT_ONCE) };
      const { cards } = await this.channel.unary(method.cards, asked, LONG_LIST);
      for (const card of cards) found.set(card.personId, cardOf(card));
    }
    return found;
  }

  async names(personIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const found = new Map<string, string>();
    for (let from = 0; from < personIds.length; from += AT_ONCE) {
      const { names } = await this.channel.unary(method.names, { personIds: personIds.slice(from, from + AT_ONCE) });
      for (const [id, name] of Object.entries(names)) found.set(id, name);
    }
    return found;
  }

  async addAdministrator(person: NewAdministrator, actor: string): Promise<string> {
    const { personId } = await this.channel.unary(method.addAdministrator, { ...person, actor });
    return personId;
  }

  async takeBackAdministrator(personId: string, actor: string): Promise<void> {
    await this.channel.unary(method.takeBackAdministrator, { personId, actor });
  }

  async membersForSlips(unitId: string): Promise<readonly SlipMember[]> {
    const pages = await this.channel.pages(method.membersForSlips, { unitId }, LONG_LIST);
    return pages.flatMap(({ members }) => members.map(slipMemberOf));
  }

  async placesForSlips(personIds: readonly string[]): Promise<readonly SlipMember[]> {
    if (personIds.length === 0) return [];
    const pages = await this.channel.pages(method.membersForSlips, { personIds: [...personIds] }, LONG_LIST);
    return pages.flatMap(({ members }) => members.map(slipMemberOf));
  }

  async peopleAt(unitId: string, role: MembershipRole): Promise<Uint8Array> {
    const pages = await this.channel.pages(method.peopleAt, { unitId, role }, LONG_LIST);
    return Buffer.concat(pages.map(({ personIds }) => personIds));
  }

  async schoolByCode(code: string): Promise<{ readonly unitId: string; readonly name: string } | undefined> {
    const { school } = await this.channel.unary(method.schoolByCode, { code });
    return school === undefined ? undefined : { unitId: school.unitId, name: school.name };
  }

  async findSchools(text: string) {
    const { schools } = await this.channel.unary(method.findSchools, { text });
    return schools.map(({ unitId, name, code }) => ({ unitId, name, code }));
  }

  async ownPupils(teacherId: string, pupilIds: readonly string[]): Promise<ReadonlySet<string>> {
    const own = new Set<string>();
    for (let from = 0; from < pupilIds.length; from += AT_ONCE) {
      const asked = { teacherId, pupilIds: pupilIds.slice(from, from + AT_ONCE) };
      for (const id of (await this.channel.unary(method.ownPupils, asked)).pupilIds) own.add(id);
    }
    return own;
  }

  async bindGuardian(guardianId: string, pupilId: string, relation: string, actor: string): Promise<string> {
    const asked = { guardianId, pupilId, relation, actor };
    return (await this.channel.unary(method.bindGuardian, asked)).guardianshipId;
  }

  async selfBoundGuardians(teacherId: string): Promise<readonly SelfBoundGuardian[]> {
    const { guardians } = await this.channel.unary(method.selfBoundGuardians, { teacherId });
    return guardians.map(guardianOf);
  }

  async undoSelfBinding(guardianshipId: string, teacherId: string): Promise<void> {
    await this.channel.unary(method.undoSelfBinding, { guardianshipId, teacherId });
  }
}
