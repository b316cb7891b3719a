/** A role that nobody assigned: it follows from a position. */
export interface PositionGrant {
  /** Key of a built-in role: 班主任 → `class_teacher`. */
  readonly roleKey: string;
  readonly unitId: string;
  readonly unitPath: string;
}

/** Port: what follows from positions; answered by what keeps people. */
export abstract class PositionGrants {
  /** Class teacher of a class → the role `class_teacher` there. Active positions in active units only. */
  abstract rolesOf(personId: string): Promise<readonly PositionGrant[]>;
  /**
   * Units whose roster a person may see through an application: the classes that he or she teaches or leads.
   * Never the classes of a pupil or of a guardian's child.
   */
  abstract ownUnitsOf(personId: string): Promise<readonly { readonly unitId: string; readonly unitPath: string }[]>;
}
