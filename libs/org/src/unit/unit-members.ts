import type { Tx } from '@plinth/platform-database';

/** Port: who is in a unit; answered by what keeps memberships and positions. */
export abstract class UnitMembers {
  /** Active members of the unit and below. */
  abstract countBelow(tx: Tx, unitPath: string): Promise<number>;
  /** Ends memberships and positions in these units, with their events; the units end in the same transaction. */
  abstract endAll(tx: Tx, unitIds: readonly string[], actor: string): Promise<void>;
}
