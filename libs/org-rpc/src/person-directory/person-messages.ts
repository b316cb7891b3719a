import type { MessageInitShape } from '@bufbuild/protobuf';
import type { PersonCard, PersonIdentity, SelfBoundGuardian, SlipMember } from '@plinth/org-contract';
import type {
  PersonCard as CardMessage,
  PersonCardSchema,
  PersonIdentity as IdentityMessage,
  SelfBoundGuardian as GuardianMessage,
  SlipMember as MemberMessage,
} from '../gen/plinth/org/v1/person_directory_pb';

/** Drops what is undefined: a port answers absent fields as absent. */
type Present<T> = { [K in keyof T]: Exclude<T[K], undefined> };
const present = <T extends object>(fields: T): Partial<Present<T>> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<Present<T>>;

export const cardMessage = (card: PersonCard): MessageInitShape<typeof PersonCardSchema> => ({
  ...card,
  identities: card.identities.map((identity) => ({ ...identity, titles: [...identity.titles] })),
});

export const cardOf = (message: CardMessage): PersonCard => ({
  personId: message.personId,
  name: message.name,
  pinyin: message.pinyin,
  audience: message.audience as PersonCard['audience'],
  identities: message.identities.map(identityOf),
  ...present({ maskedPhone: message.maskedPhone, birthDate: message.birthDate, stage: message.stage }),
});

const identityOf = (message: IdentityMessage): PersonIdentity => ({
  identityId: message.identityId,
  kind: message.kind as PersonIdentity['kind'],
  unitId: message.unitId,
  unitName: message.unitName,
  ...present({ schoolId: message.schoolId, schoolName: message.schoolName }),
  titles: message.titles,
});

export const slipMemberOf = (message: MemberMessage): SlipMember => ({
  personId: message.personId,
  name: message.name,
  role: message.role as SlipMember['role'],
  unitId: message.unitId,
  unitName: message.unitName,
  schoolName: message.schoolName,
  schoolCode: message.schoolCode,
  ...present({ number: message.number }),
});

export const guardianOf = (message: GuardianMessage): SelfBoundGuardian => ({
  guardianshipId: message.guardianshipId,
  guardianName: message.guardianName,
  ...present({ maskedPhone: message.maskedPhone }),
  pupilId: message.pupilId,
  pupilName: message.pupilName,
  unitName: message.unitName,
  relation: message.relation,
  since: message.since,
});
