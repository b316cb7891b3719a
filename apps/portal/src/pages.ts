import type { QueryClient } from '@tanstack/react-query';
import type { ComponentType } from 'react';
import type { IdentityKind } from './session/identities';
import type { Permission } from './session/permission';
import type { PageIcon } from './shell/page-icon';
import type { PageName } from './shell/shell.texts';

export interface PageEntry {
  readonly path: string;
  /** Asks for the page's code: when it is opened, or a link to it is pointed at. */
  readonly load: () => Promise<ComponentType>;
  /** Asks for what the page shows first while it is still being drawn. */
  readonly ask?: () => Promise<(queries: QueryClient, address: URL) => void>;
  /** Whoever lacks it neither sees the page in the navigation nor opens it. */
  readonly needs?: Permission;
  /** Its line in the navigation; a page below another has none. */
  readonly nav?: {
    readonly group: 'own' | 'administration' | 'developer';
    readonly name: PageName;
    readonly icon: PageIcon;
    /** Identities that it is for; everybody else opens it by its address alone. */
    readonly kinds?: readonly IdentityKind[];
  };
}

/** Every page of the portal: one line each. */
export const pages: readonly PageEntry[] = [
  {
    path: '/',
    load: async () => (await import('./pages/workbench/page')).WorkbenchPage,
    nav: { group: 'own', name: 'workbench', icon: 'home' },
  },
  {
    path: '/workbench/calendar',
    load: async () => (await import('./pages/calendar/page')).CalendarPage,
    nav: { group: 'own', name: 'calendar', icon: 'calendar', kinds: ['student', 'staff', 'guardian'] },
  },
  {
    path: '/workbench/children',
    load: async () => (await import('./pages/children/page')).ChildrenPage,
    nav: { group: 'own', name: 'children', icon: 'children', kinds: ['guardian'] },
  },
  {
    path: '/workbench/account',
    load: async () => (await import('./pages/account/page')).AccountPage,
  },
  {
    path: '/workbench/classes/:classId',
    load: async () => (await import('./pages/class-list/page')).ClassListPage,
    needs: 'org.roster.read',
  },
  {
    path: '/admin',
    load: async () => (await import('./pages/dashboard/page')).DashboardPage,
    needs: 'org.person.read',
    nav: { group: 'administration', name: 'dashboard', icon: 'dashboard' },
  },
  {
    path: '/admin/setup',
    load: async () => (await import('./pages/setup/page')).SetupPage,
    needs: 'org.unit.write',
  },
  {
    path: '/admin/units',
    load: async () => (await import('./pages/units/page')).UnitsPage,
    needs: 'org.unit.read',
    nav: { group: 'administration', name: 'units', icon: 'units' },
  },
  {
    path: '/admin/people',
    load: async () => (await import('./pages/people/page')).PeoplePage,
    ask: async () => (await import('./pages/people/api')).askForPeople,
    needs: 'org.person.read',
    nav: { group: 'administration', name: 'people', icon: 'people' },
  },
  {
    path: '/admin/people/:personId',
    load: async () => (await import('./pages/person/page')).PersonPage,
    needs: 'org.person.read',
  },
  {
    path: '/admin/imports',
    load: async () => (await import('./pages/imports/page')).ImportsPage,
    needs: 'org.import.run',
    nav: { group: 'administration', name: 'imports', icon: 'imports' },
  },
  {
    path: '/admin/imports/new',
    load: async () => (await import('./pages/imports/new-page')).NewImportPage,
    needs: 'org.import.run',
  },
  {
    path: '/admin/imports/:id',
    load: async () => (await import('./pages/imports/import-page')).ImportPage,
    needs: 'org.import.run',
  },
  {
    path: '/admin/guide',
    load: async () => (await import('./pages/guide/page')).GuidePage,
    needs: 'org.import.run',
  },
  {
    path: '/admin/guide/roster-columns',
    load: async () => (await import('./pages/guide/roster-columns.page')).RosterColumnsPage,
    needs: 'org.import.run',
  },
  {
    path: '/admin/slips',
    load: async () => (await import('./pages/slips/page')).SlipsPage,
    needs: 'identity.slip.print',
    nav: { group: 'administration', name: 'slips', icon: 'slips' },
  },
  {
    path: '/admin/calendar',
    load: async () => (await import('./pages/calendar/admin.page')).CalendarAdministrationPage,
    needs: 'org.calendar.write',
    nav: { group: 'administration', name: 'calendarOfUnit', icon: 'calendar' },
  },
  {
    path: '/admin/roles',
    load: async () => (await import('./pages/roles/page')).RolesPage,
    needs: 'org.role.read',
    nav: { group: 'administration', name: 'roles', icon: 'roles' },
  },
  {
    path: '/admin/audit',
    load: async () => (await import('./pages/audit/page')).AuditPage,
    needs: 'audit.entry.read',
    nav: { group: 'administration', name: 'audit', icon: 'audit' },
  },
  {
    path: '/developer',
    load: async () => (await import('./pages/applications/page')).ApplicationsPage,
    needs: 'identity.client.read',
    nav: { group: 'developer', name: 'applications', icon: 'applications' },
  },
  {
    path: '/developer/health',
    load: async () => (await import('./pages/health/page')).HealthPage,
    needs: 'gateway.health.read',
    nav: { group: 'developer', name: 'health', icon: 'health' },
  },
  {
    path: '/developer/design',
    load: async () => (await import('./pages/design/page')).DesignPage,
    needs: 'gateway.health.read',
    nav: { group: 'developer', name: 'design', icon: 'design' },
  },
  {
    path: '/developer/new',
    load: async () => (await import('./pages/applications/form.page')).RegisterApplicationPage,
    needs: 'identity.client.write',
  },
  {
    path: '/developer/applications/:id',
    load: async () => (await import('./pages/applications/application.page')).ApplicationPage,
    needs: 'identity.client.read',
  },
  {
    path: '/developer/applications/:id/edit',
    load: async () => (await import('./pages/applications/form.page')).EditApplicationPage,
    needs: 'identity.client.write',
  },
  {
    path: '/developer/try',
    load: async () => (await import('./pages/application-trial/page')).ApplicationTrialPage,
    needs: 'identity.client.read',
  },
];
