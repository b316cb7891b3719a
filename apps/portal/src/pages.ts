import type { ComponentType } from 'react';
import type { Permission } from './session/permission';
import type { PageIcon } from './shell/page-icon';
import type { PageName } from './shell/shell.texts';

export interface PageEntry {
  readonly path: string;
  /** Asks for the page's code: when it is opened, or a link to it is pointed at. */
  readonly load: () => Promise<ComponentType>;
  /** Whoever lacks it neither sees the page in the navigation nor opens it. */
  readonly needs?: Permission;
  /** Its line in the navigation; a page below another has none. */
  readonly nav?: {
    readonly group: 'own' | 'administration' | 'developer';
    readonly name: PageName;
    readonly icon: PageIcon;
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
    path: '/admin/people',
    load: async () => (await import('./pages/people/page')).PeoplePage,
    needs: 'org.person.read',
    nav: { group: 'administration', name: 'people', icon: 'people' },
  },
];
