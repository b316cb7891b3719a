import type { ComponentType } from 'react';
import { AccountWidget } from './components/account-widget';
import { AdministrationWidget } from './components/administration-widget';
import { ApplicationsWidget } from './components/applications-widget';
import { ClassesWidget } from './components/classes-widget';
import { IdentitiesWidget } from './components/identities-widget';
import { SetupWidget } from './components/setup-widget';

export interface WidgetEntry {
  readonly key: string;
  readonly width: 1 | 2 | 3 | 4;
  readonly Widget: ComponentType;
}

/** What domains put on the workbench: one line each. */
export const widgets: readonly WidgetEntry[] = [
  { key: 'setup', width: 4, Widget: SetupWidget },
  { key: 'applications', width: 4, Widget: ApplicationsWidget },
  { key: 'classes', width: 2, Widget: ClassesWidget },
  { key: 'identities', width: 2, Widget: IdentitiesWidget },
  { key: 'administration', width: 2, Widget: AdministrationWidget },
  { key: 'account', width: 2, Widget: AccountWidget },
];
