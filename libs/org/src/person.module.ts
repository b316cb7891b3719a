import { Module } from '@nestjs/common';
import { PersonDirectory } from '@plinth/org-contract';
import { BlindIndex, FieldCipher } from '@plinth/platform-crypto';
import { PositionGrants } from './authority/position-grants';
import { GuardianshipController } from './guardianship/guardianship.controller';
import { OwnGuardianshipController } from './guardianship/own-guardianship.controller';
import { GuardianshipStore } from './guardianship/guardianship.store';
import { PostgresGuardianshipStore } from './guardianship/guardianship.store.postgres';
import { LinkGuardian } from './guardianship/link-guardian.use-case';
import { UnbindOwnChild } from './guardianship/unbind-own-child.use-case';
import { UndoSelfBinding } from './guardianship/undo-self-binding.use-case';
import { UnlinkGuardian } from './guardianship/unlink-guardian.use-case';
import { CorrectIdentifier } from './identifier/correct-identifier.use-case';
import { FieldSealing } from './identifier/field-sealing';
import { IdentifierStore } from './identifier/identifier.store';
import { PostgresIdentifierStore } from './identifier/identifier.store.postgres';
import { EndMembership } from './membership/end-membership.use-case';
import { JoinPerson } from './membership/join-person.use-case';
import { MembershipController } from './membership/membership.controller';
import { MembershipStore } from './membership/membership.store';
import { PostgresMembershipStore } from './membership/membership.store.postgres';
import { PostgresUnitMembers } from './membership/unit-members.store.postgres';
import { MoveMembership } from './membership/move-membership.use-case';
import { StartMembership } from './membership/start-membership.use-case';
import { AddPerson } from './person/add-person.use-case';
import { ChangePerson } from './person/change-person.use-case';
import { EndPerson } from './person/end-person.use-case';
import { ErasePerson } from './person/erase-person.use-case';
import { OrgPersonDirectory } from './person/org-person-directory';
import { PersonCardReader } from './person/person-card.reader';
import { PostgresPersonCardReader } from './person/person-card.reader.postgres';
import { PostgresPersonPresence } from './person/person-presence.store.postgres';
import { KeepLines } from './person/keep-lines.use-case';
import { PersonLedger } from './person/person-ledger';
import { PersonLineStore } from './person/person-line.store';
import { PostgresPersonLineStore } from './person/person-line.store.postgres';
import { PersonListController } from './person/person-list.controller';
import { PersonListReader } from './person/person-list.reader';
import { PostgresPersonListReader } from './person/person-list.reader.postgres';
import { PersonNamesController } from './person/person-names.controller';
import { PersonNamesReader } from './person/person-names.reader';
import { PostgresPersonNamesReader } from './person/person-names.reader.postgres';
import { PersonPageReader } from './person/person-page.reader';
import { PostgresPersonPageReader } from './person/person-page.reader.postgres';
import { PersonStatusController } from './person/person-status.controller';
import { PersonController } from './person/person.controller';
import { PersonStore } from './person/person.store';
import { PostgresPersonStore } from './person/person.store.postgres';
import { RestorePerson } from './person/restore-person.use-case';
import { RevealField } from './person/reveal-field.use-case';
import { SealedValueReader } from './person/sealed-value.reader';
import { PostgresSealedValueReader } from './person/sealed-value.reader.postgres';
import { SuspendPerson } from './person/suspend-person.use-case';
import { EndPosition } from './position/end-position.use-case';
import { PositionController } from './position/position.controller';
import { PostgresPositionGrants } from './position/position-grants.reader.postgres';
import { PositionStore } from './position/position.store';
import { PostgresPositionStore } from './position/position.store.postgres';
import { StartPosition } from './position/start-position.use-case';
import { PersonPresence } from './role/person-presence';
import { RosterModule } from './roster.module';
import { UnitMembers } from './unit/unit-members';
import { UnitNamesModule } from './unit-names.module';

const stores = [
  { provide: PersonStore, useClass: PostgresPersonStore },
  { provide: IdentifierStore, useClass: PostgresIdentifierStore },
  { provide: MembershipStore, useClass: PostgresMembershipStore },
  { provide: PositionStore, useClass: PostgresPositionStore },
  { provide: GuardianshipStore, useClass: PostgresGuardianshipStore },
  { provide: PersonLineStore, useClass: PostgresPersonLineStore },
  { provide: PersonListReader, useClass: PostgresPersonListReader },
  { provide: PersonNamesReader, useClass: PostgresPersonNamesReader },
  { provide: PersonPageReader, useClass: PostgresPersonPageReader },
  { provide: SealedValueReader, useClass: PostgresSealedValueReader },
];

const ports = [
  { provide: PersonCardReader, useClass: PostgresPersonCardReader },
  { provide: PersonDirectory, useClass: OrgPersonDirectory },
  { provide: PositionGrants, useClass: PostgresPositionGrants },
  { provide: PersonPresence, useClass: PostgresPersonPresence },
  { provide: UnitMembers, useClass: PostgresUnitMembers },
];

const useCases = [
  AddPerson,
  ChangePerson,
  CorrectIdentifier,
  SuspendPerson,
  RestorePerson,
  EndPerson,
  ErasePerson,
  RevealField,
  KeepLines,
  StartMembership,
  JoinPerson,
  MoveMembership,
  EndMembership,
  StartPosition,
  EndPosition,
  LinkGuardian,
  UnlinkGuardian,
  UndoSelfBinding,
  UnbindOwnChild,
];

/**
 * People with everything about them. Needs from global modules: `Database`, `Transactions`, `Outbox`, `AuditTrail`,
 * `FieldCipher`, `BlindIndex`, and the port `DataGrants` of market.
 */
@Module({
  imports: [RosterModule, UnitNamesModule],
  controllers: [
    PersonListController,
    PersonNamesController,
    PersonController,
    PersonStatusController,
    MembershipController,
    PositionController,
    GuardianshipController,
    OwnGuardianshipController,
  ],
  providers: [
    ...stores,
    ...ports,
    ...useCases,
    PersonLedger,
    {
      provide: FieldSealing,
      useFactory: (cipher: FieldCipher, blindIndex: BlindIndex) => new FieldSealing(cipher, blindIndex),
      inject: [FieldCipher, BlindIndex],
    },
  ],
  exports: [
    PersonDirectory,
    PositionGrants,
    PersonPresence,
    UnitMembers,
    PersonStore,
    PersonLedger,
    IdentifierStore,
    MembershipStore,
    PositionStore,
    GuardianshipStore,
    FieldSealing,
    LinkGuardian,
    EndMembership,
    AddPerson,
  ],
})
export class PersonModule {}
