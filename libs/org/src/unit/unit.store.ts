import type { Tx } from '@plinth/platform-database';
import type { Unit, UnitFields } from './unit';

/** Port: units as rows of the one tree. Constraint violations come out as the errors of org. */
export abstract class UnitStore {
  /**
   * First in every writing transaction: who adds shares the tree, who moves or ends has it alone, so that no unit is
   * added on a path that is just being changed.
   */
  abstract lockTree(tx: Tx, mode: 'shared' | 'alone'): Promise<void>;
  /** Stays as it is until the transaction ends. */
  abstract find(tx: Tx, id: string): Promise<Unit | undefined>;
  /** The same for who is going to change it: others that want to wait in line. */
  abstract findToChange(tx: Tx, id: string): Promise<Unit | undefined>;
  /** The schooling put at the unit or the nearest above. */
  abstract schoolingAt(tx: Tx, path: string): Promise<Unit['schooling']>;
  /** Opens the history of each. @throws DomainError `org.unit_code_taken`, `org.class_taken` */
  abstract add(tx: Tx, units: readonly Unit[], actor: string): Promise<void>;
  /** Adds the classes that the school does not have yet; answers which of them were added. */
  abstract addMissingClasses(tx: Tx, classes: readonly Unit[], actor: string): Promise<readonly Unit[]>;
  abstract activeClasses(tx: Tx, schoolId: string): Promise<readonly Unit[]>;
  /** Undefined when the version is not that one any more. */
  abstract change(tx: Tx, unit: Unit, fields: UnitFields): Promise<Unit | undefined>;
  /** Rewrites the paths of the unit and everything below in one statement. */
  abstract move(tx: Tx, unit: Unit, parent: Unit): Promise<Unit>;
  abstract countBelow(tx: Tx, path: string): Promise<number>;
  /** Ends the unit and everything below; answers the units that were active. */
  abstract endBelow(tx: Tx, path: string, day: string): Promise<readonly Unit[]>;
  /** Closes the running entry of the units and opens one from what they are now; ended units open none. */
  abstract turnHistory(tx: Tx, ids: readonly string[], actor: string): Promise<void>;
}
