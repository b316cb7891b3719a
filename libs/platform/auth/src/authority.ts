import type { Principal } from './principal';

/** One permission on one unit and everything below it. `*` is every permission (region administrator, operator). */
export interface PermissionGrant {
  readonly permission: string;
  readonly unitId: string;
  /** Path of the unit from the root: ids without dashes joined by dots; empty text is the root of everything. */
  readonly unitPath: string;
}

/** Everything a principal may do, at the time of asking. */
export interface Authority {
  readonly grants: readonly PermissionGrant[];
}

/** Port: answered by org from role assignments, clients' units and scopes. */
export abstract class AuthoritySource {
  abstract authorityOf(principal: Principal): Promise<Authority>;
}

/** Port: the path of a unit, or undefined when there is none. Answered by org. */
export abstract class UnitPaths {
  abstract pathOf(unitId: string): Promise<string | undefined>;
}
