import type { Page } from '@plinth/platform-database';
import type { Scope } from '@plinth/platform-auth';

/** A built-in or custom role as a chooser shows it. */
export interface RoleView {
  readonly key: string;
  readonly name: string;
  readonly nameEn: string;
  readonly permissions: readonly string[];
  /** Absent for built-in roles. */
  readonly unitId?: string;
  readonly isBuiltIn: boolean;
  readonly followsPosition: boolean;
}

export interface AssignmentView {
  readonly id: string;
  readonly personId: string;
  readonly personName: string | null;
  readonly roleKey: string;
  readonly roleName: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly validFrom: Date;
  readonly validTo: Date | null;
  readonly assignedBy: string;
}

/** Who may do something on a unit, and why. */
export interface HolderView {
  readonly personId: string;
  readonly personName: string | null;
  readonly roleKey: string;
  readonly roleName: string;
  readonly permissions: readonly string[];
  /** The unit on which the role was given: this one or one above. */
  readonly unitId: string;
  readonly unitName: string;
}

export interface AssignmentQuery {
  readonly unitPath?: string;
  readonly personId?: string;
  readonly roleKey?: string;
  readonly limit: number;
  readonly cursor?: string;
}

/** Questions about roles and who holds them. */
export abstract class RoleReader {
  /** Roles that can be given on a unit: the built-in ones, and those that it or a unit above made. */
  abstract rolesAt(unitId: string): Promise<readonly RoleView[]>;
  abstract assignments(query: AssignmentQuery, scope: Scope): Promise<Page<AssignmentView>>;
  abstract holdersAt(unitPath: string): Promise<readonly HolderView[]>;
}
