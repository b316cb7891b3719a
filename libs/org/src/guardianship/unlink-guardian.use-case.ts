import { Injectable } from '@nestjs/common';
import { DomainError } from '@plinth/error-contract';
import { OrgErrors, OrgEvents } from '@plinth/org-contract';
import { Transactions } from '@plinth/platform-database';
import type { Tx } from '@plinth/platform-database';
import { Outbox } from '@plinth/platform-events';
import { EndMembership } from '../membership/end-membership.use-case';
import { MembershipStore } from '../membership/membership.store';
import type { Caller } from '../person/caller';
import { PersonLedger } from '../person/person-ledger';
import { GuardianshipStore } from './guardianship.store';
import type { Guardianship } from './guardianship.store';

/** Ends a guardianship; whoever may edit the child may undo a binding. */
@Injectable()
export class UnlinkGuardian {
  constructor(
    private readonly transactions: Transactions,
    private readonly guardianships: GuardianshipStore,
    private readonly memberships: MembershipStore,
    private readonly ledger: PersonLedger,
    private readonly outbox: Outbox,
    private readonly ending: EndMembership,
  ) {}

  /** @throws DomainError `org.guardianship_not_found` */
  execute(guardianshipId: string, caller: Caller): Promise<void> {
    return this.transactions.run(async (tx) => {
      const found = await this.guardianships.active(tx, guardianshipId);
      if (found === undefined) throw new DomainError(OrgErrors.guardianshipNotFound);
      await this.end(tx, found, caller);
    });
  }

  /** Ends one that the caller's transaction holds. */
  async end(tx: Tx, { id, guardianId, studentId, relation }: Guardianship, caller: Caller): Promise<void> {
    await this.ledger.lock(tx, caller, studentId);
    await this.guardianships.end(tx, id);
    for (const personId of [studentId, guardianId]) {
      await this.ledger.note(tx, caller, personId, {
        what: 'guardian_unlinked',
        fields: ['guardianship'],
        before: { guardianId, studentId, relation },
      });
    }
    const [place] = await this.memberships.placesOf(tx, studentId);
    await this.outbox.append(tx, {
      type: OrgEvents.guardianshipEnded,
      key: studentId,
      actor: caller.actor,
      data: { guardianshipId: id, guardianId, studentId, relation },
      ...(place === undefined ? {} : { unitPath: place.path }),
    });
    for (const school of await this.memberships.schoolsAsStudent(tx, studentId)) {
      await this.ending.endGuardians(tx, [guardianId], school.unitId, caller);
    }
  }
}
