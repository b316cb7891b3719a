import type { MembershipRole, UnitKind } from '@plinth/org-contract';
import type { Tx } from '@plinth/platform-database';
import type { Membership, MembershipEndReason, Place } from './membership';

export interface UnitPlace {
  readonly unitId: string;
  readonly kind: UnitKind;
  readonly schoolId: string | null;
  readonly path: string;
}

/** Port: who is where. */
export abstract class MembershipStore {
  /** The unit, kept from ending while the transaction runs; undefined for one that is not or has ended. */
  abstract unit(tx: Tx, unitId: string): Promise<UnitPlace | undefined>;
  /** Active ones first, then those that ended last. */
  abstract placesOf(tx: Tx, personId: string): Promise<readonly Place[]>;
  abstract active(tx: Tx, membershipId: string): Promise<Place | undefined>;
  /** @throws DomainError `org.membership_exists` */
  abstract insert(tx: Tx, membership: Membership, fromDate: string | null): Promise<void>;
  /** False for one that had ended already. */
  abstract end(tx: Tx, membershipId: string, reason: MembershipEndReason): Promise<boolean>;
  /**
   * A guardian belongs to a school through children: ends the guardian memberships at the school of those guardians
   * of the pupil who have no child there any more; answers them.
   */
  abstract endGuardiansWithoutChild(
    tx: Tx,
    guardianIds: readonly string[],
    schoolId: string,
  ): Promise<readonly Place[]>;
  abstract guardiansOf(tx: Tx, studentId: string): Promise<readonly string[]>;
  /** Schools in which the person is a pupil now. */
  abstract schoolsAsStudent(tx: Tx, personId: string): Promise<readonly UnitPlace[]>;
  abstract has(tx: Tx, personId: string, unitId: string, role: MembershipRole): Promise<boolean>;
}
