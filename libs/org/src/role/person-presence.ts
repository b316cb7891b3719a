import type { Tx } from '@plinth/platform-database';

/** Port: whether there is an active person of that id; answered by what keeps people. */
export abstract class PersonPresence {
  abstract isActive(tx: Tx, personId: string): Promise<boolean>;
}
