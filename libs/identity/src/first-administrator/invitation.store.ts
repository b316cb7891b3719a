import type { Tx } from '@plinth/platform-database';

export interface Invitation {
  readonly id: string;
  readonly unitId: string;
  readonly roleKey: string;
}

/** Port: invitations of administrators, by digest of their code. */
export abstract class InvitationStore {
  /** A new invitation for a unit and role voids the open ones for the same. */
  abstract add(tx: Tx, invitation: Invitation, digest: Buffer, days: number, by: string): Promise<void>;
  /** Uses an invitation up; undefined when it is unknown, used or expired. */
  abstract take(tx: Tx, digest: Buffer): Promise<Invitation | undefined>;
  /** Opens it again after what it was taken for failed. */
  abstract giveBack(tx: Tx, id: string): Promise<void>;
}
