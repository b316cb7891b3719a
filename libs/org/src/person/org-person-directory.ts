import { Injectable } from '@nestjs/common';
import { DomainError } from '@plinth/error-contract';
import { OrgErrors, PersonDirectory } from '@plinth/org-contract';
import type { MembershipRole, NewAdministrator, PersonCard, SelfBoundGuardian, SlipMember } from '@plinth/org-contract';
import { FieldCipher } from '@plinth/platform-crypto';
import { LinkGuardian } from '../guardianship/link-guardian.use-case';
import { UndoSelfBinding } from '../guardianship/undo-self-binding.use-case';
import { IDENTIFIER_PURPOSE } from '../identifier/field-sealing';
import { AddPerson } from './add-person.use-case';
import { everywhere } from './caller';
import { EndPerson } from './end-person.use-case';
import { PersonCardReader } from './person-card.reader';
import type { SlipRow } from './person-card.reader';

const isUuid = (text: string): boolean => /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text);

/** The form in process of the port that identity asks. */
@Injectable()
export class OrgPersonDirectory extends PersonDirectory {
  constructor(
    private readonly reader: PersonCardReader,
    private readonly cipher: FieldCipher,
    private readonly addPerson: AddPerson,
    private readonly endPerson: EndPerson,
    private readonly linkGuardian: LinkGuardian,
    private readonly undoBinding: UndoSelfBinding,
  ) {
    super();
  }

  async card(personId: string): Promise<PersonCard | undefined> {
    return (await this.cardsOf([personId])).get(personId);
  }

  async cardsOf(personIds: readonly string[]): Promise<ReadonlyMap<string, PersonCard>> {
    const cards = await this.reader.cards(personIds.filter(isUuid));
    return new Map(cards.map((card) => [card.personId, card]));
  }

  async names(personIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await this.reader.names(personIds.filter(isUuid));
    return new Map(rows.map(({ id, name }) => [id, name]));
  }

  addAdministrator(person: NewAdministrator, actor: string): Promise<string> {
    const { name, phone, unitId } = person;
    return this.addPerson.execute(
      { name, membership: { unitId, role: 'administrator' }, ...(phone === undefined ? {} : { contacts: { phone } }) },
      { actor, scope: everywhere },
    );
  }

  async takeBackAdministrator(personId: string, actor: string): Promise<void> {
    await this.endPerson.execute(personId, 'left', { actor, scope: everywhere });
  }

  async membersForSlips(unitId: string): Promise<readonly SlipMember[]> {
    if (!isUuid(unitId)) return [];
    return this.slipMembersOf(await this.reader.slipRows(unitId));
  }

  async placesForSlips(personIds: readonly string[]): Promise<readonly SlipMember[]> {
    return this.slipMembersOf(await this.reader.slipPlaces(personIds.filter(isUuid)));
  }

  private slipMembersOf(rows: readonly SlipRow[]): readonly SlipMember[] {
    return rows.map(({ personId, name, role, unitId, unitName, schoolName, schoolCode, sealedNumber }) => ({
      personId,
      name,
      role,
      unitId,
      unitName,
      schoolName,
      schoolCode,
      ...(sealedNumber === null ? {} : { number: this.cipher.open(IDENTIFIER_PURPOSE, sealedNumber) }),
    }));
  }

  async peopleAt(unitId: string, role: MembershipRole): Promise<Uint8Array> {
    return isUuid(unitId) ? this.reader.peopleAt(unitId, role) : Buffer.alloc(0);
  }

  schoolByCode(code: string) {
    return this.reader.schoolByCode(code);
  }

  findSchools(text: string) {
    return this.reader.findSchools(text);
  }

  async ownPupils(teacherId: string, pupilIds: readonly string[]): Promise<ReadonlySet<string>> {
    if (!isUuid(teacherId)) return new Set();
    return new Set(await this.reader.ownPupils(teacherId, pupilIds.filter(isUuid)));
  }

  bindGuardian(guardianId: string, pupilId: string, relation: string, actor: string): Promise<string> {
    // The binding code was the proof: the guardian may come from another school, or from none.
    const caller = { actor, scope: everywhere };
    return this.linkGuardian.execute({ guardianId, studentId: pupilId, relation, source: 'self' }, caller);
  }

  async selfBoundGuardians(teacherId: string): Promise<readonly SelfBoundGuardian[]> {
    return isUuid(teacherId) ? this.reader.selfBoundGuardians(teacherId) : [];
  }

  async undoSelfBinding(guardianshipId: string, teacherId: string): Promise<void> {
    if (!isUuid(guardianshipId) || !isUuid(teacherId)) throw new DomainError(OrgErrors.guardianshipNotFound);
    await this.undoBinding.execute(guardianshipId, teacherId);
  }
}
