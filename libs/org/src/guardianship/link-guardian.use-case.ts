import { Injectable } from '@nestjs/common';
import { DomainError } from '@plinth/error-contract';
import { OrgErrors, OrgEvents } from '@plinth/org-contract';
import { Transactions } from '@plinth/platform-database';
import type { Tx } from '@plinth/platform-database';
import { Outbox } from '@plinth/platform-events';
import { v7 as uuidv7 } from 'uuid';
import { codeOf } from '../code-set/code-set';
import { MembershipStore } from '../membership/membership.store';
import { StartMembership } from '../membership/start-membership.use-case';
import type { Caller } from '../person/caller';
import { faultOf, refuseFaults } from '../person/person-fault';
import { PersonLedger } from '../person/person-ledger';
import { GuardianshipStore } from './guardianship.store';

export interface NewGuardianship {
  readonly guardianId: string;
  readonly studentId: string;
  /** A code of GB/T 4761 or one of its words. */
  readonly relation: string;
  readonly custody?: boolean;
  readonly source?: 'administrator' | 'self';
}

/** Makes a person guardian of a pupil, and thereby somebody of the pupil's schools. */
@Injectable()
export class LinkGuardian {
  constructor(
    private readonly transactions: Transactions,
    private readonly guardianships: GuardianshipStore,
    private readonly memberships: MembershipStore,
    private readonly ledger: PersonLedger,
    private readonly outbox: Outbox,
    private readonly starting: StartMembership,
  ) {}

  /**
   * The caller needs the child in scope; `guardianCaller` answers for the guardian, who may be of another school.
   * @throws DomainError `org.guardianship_exists`, `org.guardianship_unfit`, `org.person_not_found`
   */
  execute(link: NewGuardianship, caller: Caller, guardianCaller: Caller = caller): Promise<string> {
    const relation = codeOf('relation', link.relation);
    refuseFaults(relation === undefined ? [faultOf('relation', 'unknown_code')] : []);
    if (link.guardianId === link.studentId) throw new DomainError(OrgErrors.guardianshipUnfit);
    return this.transactions.run((tx) =>
      this.link(tx, { ...link, relation: relation ?? '97' }, caller, guardianCaller),
    );
  }

  private async link(tx: Tx, link: NewGuardianship, caller: Caller, guardianCaller: Caller): Promise<string> {
    const student = await this.ledger.lock(tx, caller, link.studentId);
    const guardian = await this.ledger.lock(tx, guardianCaller, link.guardianId);
    const schools = await this.memberships.schoolsAsStudent(tx, student.id);
    if (schools.length === 0 || student.status !== 'active') throw new DomainError(OrgErrors.guardianshipUnfit);
    const { guardianId, studentId, relation } = link;
    const guardianship = { id: uuidv7(), guardianId, studentId, relation, custody: link.custody ?? true };
    await this.guardianships.insert(tx, guardianship, link.source ?? 'administrator');
    for (const school of schools.filter((place) => caller.scope.covers(place.path))) {
      if (await this.memberships.has(tx, guardianId, school.unitId, 'guardian')) continue;
      await this.starting.start(tx, guardian, { unitId: school.unitId, role: 'guardian' }, caller);
    }
    for (const personId of [studentId, guardianId]) {
      await this.ledger.note(tx, caller, personId, {
        what: 'guardian_linked',
        fields: ['guardianship'],
        after: { guardianId, studentId, relation },
      });
    }
    const [place] = await this.memberships.placesOf(tx, studentId);
    await this.outbox.append(tx, {
      type: OrgEvents.guardianshipStarted,
      key: studentId,
      actor: caller.actor,
      data: { guardianshipId: guardianship.id, guardianId, studentId, relation },
      ...(place === undefined ? {} : { unitPath: place.path }),
    });
    return guardianship.id;
  }
}
