import { Global, Module } from '@nestjs/common';
import { RoleAssigning } from '@plinth/org-contract';
import { AuthoritySource, UnitPaths } from '@plinth/platform-auth';
import { AccessExplanationController } from './access-explanation/access-explanation.controller';
import { HeldRoleReader } from './access-explanation/held-role.reader';
import { PostgresHeldRoleReader } from './access-explanation/held-role.reader.postgres';
import { GrantStore } from './authority/grant.store';
import { PostgresGrantStore } from './authority/grant.store.postgres';
import { OrgAuthoritySource } from './authority/org-authority-source';
import { OrgUnitPaths } from './authority/org-unit-paths';
import { PositionGrants } from './authority/position-grants';
import { PostgresPositionGrants } from './authority/position-grants.reader.postgres';
import { CalendarController } from './calendar/calendar.controller';
import { AddCalendarEntry } from './calendar/add-calendar-entry.use-case';
import { CalendarEntryController } from './calendar/calendar-entry.controller';
import { CalendarEntryStore } from './calendar/calendar-entry.store';
import { PostgresCalendarEntryStore } from './calendar/calendar-entry.store.postgres';
import { CalendarJournal } from './calendar/calendar-journal';
import { CalendarReader } from './calendar/calendar.reader';
import { PostgresCalendarReader } from './calendar/calendar.reader.postgres';
import { ChangeCalendarEntry } from './calendar/change-calendar-entry.use-case';
import { OwnCalendarController } from './calendar/own-calendar.controller';
import { PutTerms } from './calendar/put-terms.use-case';
import { RemoveCalendarEntry } from './calendar/remove-calendar-entry.use-case';
import { OwnClassController } from './own-class/own-class.controller';
import { OwnClassReader } from './own-class/own-class.reader';
import { PostgresOwnClassReader } from './own-class/own-class.reader.postgres';
import { PersonModule } from './person.module';
import { RegionController } from './region/region.controller';
import { Regions } from './region/regions';
import { RetiredRegionStore } from './region/retired-region.store';
import { PostgresRetiredRegionStore } from './region/retired-region.store.postgres';
import { AddRole } from './role/add-role.use-case';
import { AssignRole } from './role/assign-role.use-case';
import { AssignmentJournal } from './role/assignment-journal';
import { ChangeRole } from './role/change-role.use-case';
import { EndRole } from './role/end-role.use-case';
import { OrgRoleAssigning } from './role/org-role-assigning';
import { PersonPresence } from './role/person-presence';
import { PostgresPersonPresence } from './role/person-presence.store.postgres';
import { RoleAssignmentController } from './role/role-assignment.controller';
import { RoleAssignmentStore } from './role/role-assignment.store';
import { PostgresRoleAssignmentStore } from './role/role-assignment.store.postgres';
import { RoleController } from './role/role.controller';
import { RoleJournal } from './role/role-journal';
import { RoleReader } from './role/role.reader';
import { PostgresRoleReader } from './role/role.reader.postgres';
import { RoleStore } from './role/role.store';
import { PostgresRoleStore } from './role/role.store.postgres';
import { WithdrawRole } from './role/withdraw-role.use-case';
import { SetupController } from './setup/setup.controller';
import { SetupReader } from './setup/setup.reader';
import { PostgresSetupReader } from './setup/setup.reader.postgres';
import { SkipSetupStep } from './setup/skip-setup-step.use-case';
import { SkippedStepStore } from './setup/skipped-step.store';
import { PostgresSkippedStepStore } from './setup/skipped-step.store.postgres';
import { UnitFactsController } from './unit-facts/unit-facts.controller';
import { UnitFactsReader } from './unit-facts/unit-facts.reader';
import { PostgresUnitFactsReader } from './unit-facts/unit-facts.reader.postgres';
import { LookJournal } from './unit-look/look-journal';
import { OwnLookController } from './unit-look/own-look.controller';
import { PutLook } from './unit-look/put-look.use-case';
import { RemoveLook } from './unit-look/remove-look.use-case';
import { UnitLookController } from './unit-look/unit-look.controller';
import { UnitLookReader } from './unit-look/unit-look.reader';
import { PostgresUnitLookReader } from './unit-look/unit-look.reader.postgres';
import { UnitLookStore } from './unit-look/unit-look.store';
import { PostgresUnitLookStore } from './unit-look/unit-look.store.postgres';
import { AddUnit } from './unit/add-unit.use-case';
import { ChangeUnit } from './unit/change-unit.use-case';
import { EndUnit } from './unit/end-unit.use-case';
import { EnsureClasses } from './unit/ensure-classes';
import { MoveUnit } from './unit/move-unit.use-case';
import { UnitClassController } from './unit/unit-class.controller';
import { UnitController } from './unit/unit.controller';
import { UnitJournal } from './unit/unit-journal';
import { UnitMembers } from './unit/unit-members';
import { MembershipUnitMembers } from './unit/unit-members.store.postgres';
import { UnitReader } from './unit/unit.reader';
import { PostgresUnitReader } from './unit/unit.reader.postgres';
import { UnitStore } from './unit/unit.store';
import { PostgresUnitStore } from './unit/unit.store.postgres';
import { UnitTreeController } from './unit/unit-tree.controller';
import { UnitNamesModule } from './unit-names.module';

const stores = [
  { provide: UnitStore, useClass: PostgresUnitStore },
  { provide: UnitReader, useClass: PostgresUnitReader },
  { provide: UnitFactsReader, useClass: PostgresUnitFactsReader },
  { provide: SetupReader, useClass: PostgresSetupReader },
  { provide: SkippedStepStore, useClass: PostgresSkippedStepStore },
  { provide: UnitMembers, useClass: MembershipUnitMembers },
  { provide: RetiredRegionStore, useClass: PostgresRetiredRegionStore },
  { provide: CalendarEntryStore, useClass: PostgresCalendarEntryStore },
  { provide: CalendarReader, useClass: PostgresCalendarReader },
  { provide: UnitLookStore, useClass: PostgresUnitLookStore },
  { provide: UnitLookReader, useClass: PostgresUnitLookReader },
  { provide: OwnClassReader, useClass: PostgresOwnClassReader },
  { provide: RoleStore, useClass: PostgresRoleStore },
  { provide: RoleAssignmentStore, useClass: PostgresRoleAssignmentStore },
  { provide: RoleReader, useClass: PostgresRoleReader },
  { provide: PersonPresence, useClass: PostgresPersonPresence },
  { provide: HeldRoleReader, useClass: PostgresHeldRoleReader },
  { provide: GrantStore, useClass: PostgresGrantStore },
  { provide: PositionGrants, useClass: PostgresPositionGrants },
];

const useCases = [
  AddUnit,
  ChangeUnit,
  MoveUnit,
  EndUnit,
  EnsureClasses,
  PutTerms,
  AddCalendarEntry,
  ChangeCalendarEntry,
  RemoveCalendarEntry,
  PutLook,
  RemoveLook,
  AddRole,
  ChangeRole,
  EndRole,
  AssignRole,
  WithdrawRole,
  SkipSetupStep,
];

/** What other domains and the guard of every service ask. */
const ports = [
  { provide: AuthoritySource, useClass: OrgAuthoritySource },
  { provide: UnitPaths, useClass: OrgUnitPaths },
  { provide: RoleAssigning, useClass: OrgRoleAssigning },
];

/**
 * The one tree, its calendar and regions, and who may do what in it. Needs from global modules: `Database`,
 * `Transactions`, `Outbox`, `AuditTrail`, `Authorities`, the idempotency interceptor.
 */
@Global()
@Module({
  imports: [PersonModule, UnitNamesModule],
  controllers: [
    UnitController,
    UnitTreeController,
    UnitFactsController,
    UnitClassController,
    CalendarController,
    CalendarEntryController,
    OwnCalendarController,
    UnitLookController,
    OwnLookController,
    OwnClassController,
    RegionController,
    RoleController,
    RoleAssignmentController,
    AccessExplanationController,
    SetupController,
  ],
  providers: [
    ...stores,
    ...useCases,
    ...ports,
    UnitJournal,
    AssignmentJournal,
    RoleJournal,
    CalendarJournal,
    LookJournal,
    Regions,
  ],
  exports: [
    AuthoritySource,
    UnitPaths,
    RoleAssigning,
    UnitStore,
    UnitReader,
    UnitNamesModule,
    UnitJournal,
    EnsureClasses,
    AddUnit,
    AssignRole,
    Regions,
    PositionGrants,
  ],
})
export class UnitModule {}
