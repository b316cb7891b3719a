import type { Tx } from '@plinth/platform-database';
import type { UnitLook } from './look';
import type { Logo } from './logo-image';

export interface LookFields {
  readonly colour: string | null;
  /** Absent leaves the logo as it is, null takes it away. */
  readonly logo?: Logo | null;
}

/** Port: what units have put; one row a unit. Its unit is locked by whoever writes. */
export abstract class UnitLookStore {
  abstract find(tx: Tx, unitId: string): Promise<UnitLook | undefined>;
  abstract add(tx: Tx, unitId: string, fields: LookFields, actor: string): Promise<void>;
  abstract change(tx: Tx, unitId: string, fields: LookFields, actor: string): Promise<void>;
  abstract remove(tx: Tx, unitId: string): Promise<void>;
}
