import type { ComponentType } from 'react';
import { AccountWidget } from './components/account-widget';
import { AdministrationWidget } from './components/administration-widget';

export interface WidgetEntry {
  readonly key: string;
  readonly width: 1 | 2 | 3 | 4;
  readonly Widget: ComponentType;
}

/** What domains put on the workbench: one line each. */
export const widgets: readonly WidgetEntry[] = [
  { key: 'administration', width: 2, Widget: AdministrationWidget },
  { key: 'account', width: 2, Widget: AccountWidget },
];
