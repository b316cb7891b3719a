/** Permission names of org; each is held on a unit and everything below it. */
export const OrgPermissions = {
  unitRead: 'org.unit.read',
  unitWrite: 'org.unit.write',
  personRead: 'org.person.read',
  /** Clear values of masked fields. */
  personReveal: 'org.person.reveal',
  personWrite: 'org.person.write',
  personExport: 'org.person.export',
  importRun: 'org.import.run',
  roleRead: 'org.role.read',
  roleAssign: 'org.role.assign',
  calendarWrite: 'org.calendar.write',
  /** Change feed and roster of an application. */
  rosterRead: 'org.roster.read',
} as const;
