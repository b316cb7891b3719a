export interface AssignedPermissions {
  readonly unitId: string;
  readonly unitPath: string;
  readonly roleKey: string;
  /** Of a custom role; null for a built-in one. */
  readonly permissions: readonly string[] | null;
}

/** Port: what is needed to answer what somebody may do; asked on the request path. */
export abstract class GrantStore {
  /** Assignments in force now, on active units. */
  abstract assignedTo(personId: string): Promise<readonly AssignedPermissions[]>;
  abstract activeUnits(
    unitIds: readonly string[],
  ): Promise<readonly { readonly unitId: string; readonly unitPath: string }[]>;
  /** Of any unit, also of one that has ended. */
  abstract pathOf(unitId: string): Promise<string | undefined>;
}
