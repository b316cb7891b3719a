import type { Tx } from '@plinth/platform-database';

/** Port: lines of people in the list of a school, kept for the next reader of a page. */
export abstract class PersonLineStore {
  /**
   * Claims the lines of a school for this transaction; false while somebody changes the school or makes its lines.
   * Waits for nobody.
   */
  abstract claim(tx: Tx, schoolId: string): Promise<boolean>;
  /** Those of the people whom nobody is changing; they stay as they are until the transaction ends. */
  abstract hold(tx: Tx, personIds: readonly string[]): Promise<readonly string[]>;
  /** After `claim`, for people that `hold` answered. */
  abstract keep(tx: Tx, schoolId: string, personIds: readonly string[]): Promise<void>;
}
