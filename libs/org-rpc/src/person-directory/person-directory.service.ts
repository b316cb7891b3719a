import { membershipRoles } from '@plinth/org-contract';
import type { PersonDirectory } from '@plinth/org-contract';
import { rpcService } from '@plinth/platform-rpc';
import type { RpcService } from '@plinth/platform-rpc';
import { PersonDirectoryService } from '../gen/plinth/org/v1/person_directory_pb';
import { identityAlone } from '../callers';
import { cardMessage } from './person-messages';

const PAGE = 200;
/** 50,000 people. */
const BYTES_A_PAGE = 800_000;

/** Offers the port to identity. */
export function personDirectoryService(people: PersonDirectory): RpcService {
  return rpcService(PersonDirectoryService, identityAlone, {
    async card({ personId }) {
      const card = await people.card(personId);
      return card === undefined ? {} : { card: cardMessage(card) };
    },
    cards: async ({ personIds }) => ({ cards: [...(await people.cardsOf(personIds)).values()].map(cardMessage) }),
    names: async ({ personIds }) => ({ names: Object.fromEntries(await people.names(personIds)) }),
    addAdministrator: async ({ name, phone, unitId, actor }) => ({
      personId: await people.addAdministrator({ name, unitId, ...(phone === undefined ? {} : { phone }) }, actor),
    }),
    async takeBackAdministrator({ personId, actor }) {
      await people.takeBackAdministrator(personId, actor);
      return {};
    },
    async *membersForSlips({ unitId, personIds }) {
      const members = await (personIds.length === 0
        ? people.membersForSlips(unitId)
        : people.placesForSlips(personIds));
      for (let from = 0; from < members.length; from += PAGE) yield { members: members.slice(from, from + PAGE) };
    },
    async *peopleAt({ unitId, role }) {
      const known = membershipRoles.find((each) => each === role);
      const personIds = known === undefined ? new Uint8Array() : await people.peopleAt(unitId, known);
      for (let from = 0; from < personIds.length; from += BYTES_A_PAGE)
        yield { personIds: personIds.subarray(from, from + BYTES_A_PAGE) };
    },
    async schoolByCode({ code }) {
      const school = await people.schoolByCode(code);
      return school === undefined ? {} : { school };
    },
    findSchools: async ({ text }) => ({ schools: [...(await people.findSchools(text))] }),
    isClassTeacherOf: async ({ teacherId, pupilId }) => ({
      isClassTeacher: (await people.ownPupils(teacherId, [pupilId])).has(pupilId),
    }),
    ownPupils: async ({ teacherId, pupilIds }) => ({ pupilIds: [...(await people.ownPupils(teacherId, pupilIds))] }),
    bindGuardian: async ({ guardianId, pupilId, relation, actor }) => ({
      guardianshipId: await people.bindGuardian(guardianId, pupilId, relation, actor),
    }),
    selfBoundGuardians: async ({ teacherId }) => ({ guardians: [...(await people.selfBoundGuardians(teacherId))] }),
    async undoSelfBinding({ guardianshipId, teacherId }) {
      await people.undoSelfBinding(guardianshipId, teacherId);
      return {};
    },
  });
}
