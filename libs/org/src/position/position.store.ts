import type { Tx } from '@plinth/platform-database';
import type { PositionKind } from './position';

export interface Position {
  readonly id: string;
  readonly personId: string;
  readonly unitId: string;
  readonly schoolId: string | null;
  readonly kind: PositionKind;
  readonly subject: string;
}

/** Port: who holds which position where. */
export abstract class PositionStore {
  /** @throws DomainError `org.position_exists` */
  abstract insert(tx: Tx, position: Position, fromDate: string | null): Promise<void>;
  /** With the path of its unit. */
  abstract active(tx: Tx, id: string): Promise<(Position & { readonly path: string }) | undefined>;
  abstract end(tx: Tx, id: string): Promise<void>;
  /** Ends every position of a person in a school (null: above schools); answers how many. */
  abstract endAll(tx: Tx, personId: string, schoolId: string | null): Promise<number>;
}
