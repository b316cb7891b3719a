import { Injectable } from '@nestjs/common';
import { DomainError } from '@plinth/error-contract';
import { OrgErrors } from '@plinth/org-contract';
import { Transactions } from '@plinth/platform-database';
import type { Tx } from '@plinth/platform-database';
import { everywhere } from '../person/caller';
import type { Caller } from '../person/caller';
import { PersonLedger } from '../person/person-ledger';
import { PositionStore } from '../position/position.store';
import type { MembershipEndReason, Place } from './membership';
import { MembershipStore } from './membership.store';

/** Ends one membership; with the last one the person has left, and the guardians of a leaving pupil may have, too. */
@Injectable()
export class EndMembership {
  constructor(
    private readonly transactions: Transactions,
    private readonly memberships: MembershipStore,
    private readonly ledger: PersonLedger,
    private readonly positions: PositionStore,
  ) {}

  /** @throws DomainError `org.membership_not_found` */
  execute(membershipId: string, reason: MembershipEndReason, caller: Caller): Promise<void> {
    return this.transactions.run(async (tx) => {
      const found = await this.memberships.active(tx, membershipId);
      if (found === undefined || !caller.scope.covers(found.path)) throw new DomainError(OrgErrors.membershipNotFound);
      const person = await this.ledger.lock(tx, caller, found.personId);
      const place = await this.memberships.active(tx, membershipId);
      if (place === undefined) throw new DomainError(OrgErrors.membershipNotFound);
      await this.end(tx, place, reason, caller);
      await this.ledger.settle(tx, caller, person);
    });
  }

  /** Inside a transaction that has locked the person; the caller settles the person. */
  async end(tx: Tx, place: Place, reason: MembershipEndReason, caller: Caller): Promise<void> {
    if (!(await this.memberships.end(tx, place.id, reason))) return;
    await this.ledger.note(tx, caller, place.personId, {
      what: 'membership_ended',
      fields: ['membership'],
      unitId: place.unitId,
      before: { unitId: place.unitId, role: place.role },
      after: { reason },
    });
    await this.ledger.tellMembership(tx, caller, place, reason);
    if (place.role === 'staff') await this.endPositions(tx, place);
    if (place.role === 'student' && place.schoolId !== null) {
      const guardians = await this.memberships.guardiansOf(tx, place.personId);
      await this.endGuardians(tx, guardians, place.schoolId, caller);
    }
  }

  /** Nobody is 班主任 in a school of which one is no longer staff. */
  private async endPositions(tx: Tx, place: Place): Promise<void> {
    const places = await this.memberships.placesOf(tx, place.personId);
    const stays = places.some((other) => other.active && other.role === 'staff' && other.schoolId === place.schoolId);
    if (!stays) await this.positions.endAll(tx, place.personId, place.schoolId);
  }

  /** Those of the guardians who have no child at the school any more are no longer of that school. */
  async endGuardians(tx: Tx, guardianIds: readonly string[], schoolId: string, caller: Caller): Promise<void> {
    for (const ended of await this.memberships.endGuardiansWithoutChild(tx, guardianIds, schoolId)) {
      const guardian = await this.ledger.lock(tx, { ...caller, scope: everywhere }, ended.personId);
      await this.ledger.note(tx, caller, ended.personId, {
        what: 'membership_ended',
        fields: ['membership'],
        unitId: ended.unitId,
        before: { unitId: ended.unitId, role: ended.role },
        after: { reason: 'left' },
      });
      await this.ledger.tellMembership(tx, caller, ended, 'left');
      await this.ledger.settle(tx, caller, guardian);
    }
  }
}
