import type { ComponentType } from 'react';
import type { IdentityKind } from '../../session/identities';
import type { Permission } from '../../session/permission';
import type { WidgetName } from './texts';

export interface WidgetEntry {
  readonly name: WidgetName;
  /** In quarters of the page's width. */
  readonly width: 1 | 2 | 3 | 4;
  /** Identities that it is for; without, for everybody. */
  readonly kinds?: readonly IdentityKind[];
  /** Whoever lacks it has no such widget, and nothing is asked of the server for it. */
  readonly needs?: Permission;
  /** Makes its own card, and none when there is nothing. */
  readonly isSeldom?: true;
  /** A page with all of it. */
  readonly more?: string;
  readonly load: () => Promise<{ readonly default: ComponentType }>;
}

/** What domains put on the workbench: one line each. The frame around them carries waiting, failing and being empty. */
export const widgets: readonly WidgetEntry[] = [
  {
    name: 'setup',
    width: 4,
    needs: 'org.unit.write',
    isSeldom: true,
    load: async () => ({ default: (await import('./components/setup-widget')).SetupWidget }),
  },
  {
    name: 'tasks',
    width: 4,
    load: async () => ({ default: (await import('./components/tasks-widget')).TasksWidget }),
  },
  {
    name: 'applications',
    width: 4,
    load: async () => ({ default: (await import('./components/applications-widget')).ApplicationsWidget }),
  },
  {
    name: 'classes',
    width: 2,
    kinds: ['staff', 'student', 'guardian'],
    load: async () => ({ default: (await import('./components/classes-widget')).ClassesWidget }),
  },
  {
    name: 'calendar',
    width: 2,
    kinds: ['staff', 'student', 'guardian'],
    more: '/workbench/calendar',
    load: async () => ({ default: (await import('./components/calendar-widget')).CalendarWidget }),
  },
  {
    name: 'identities',
    width: 2,
    kinds: ['staff', 'guardian'],
    load: async () => ({ default: (await import('./components/identities-widget')).IdentitiesWidget }),
  },
  {
    name: 'administration',
    width: 2,
    needs: 'org.unit.read',
    load: async () => ({ default: (await import('./components/administration-widget')).AdministrationWidget }),
  },
  {
    name: 'signIns',
    width: 2,
    more: '/workbench/account',
    load: async () => ({ default: (await import('./components/sign-ins-widget')).SignInsWidget }),
  },
];
