import { Injectable } from '@nestjs/common';
import { DomainError } from '@plinth/error-contract';
import { OrgErrors } from '@plinth/org-contract';
import { Transactions } from '@plinth/platform-database';
import { v7 as uuidv7 } from 'uuid';
import { MembershipStore } from '../membership/membership.store';
import type { Caller } from '../person/caller';
import { PersonLedger } from '../person/person-ledger';
import { positionFits } from './position';
import type { PositionKind } from './position';
import { PositionStore } from './position.store';

export interface NewPosition {
  readonly unitId: string;
  readonly kind: PositionKind;
  /** What a subject teacher teaches; empty otherwise. */
  readonly subject?: string;
  readonly fromDate?: string;
}

/** 班主任, 任课 …: the holder must be staff at the school (or unit) of the position. */
@Injectable()
export class StartPosition {
  constructor(
    private readonly transactions: Transactions,
    private readonly positions: PositionStore,
    private readonly memberships: MembershipStore,
    private readonly ledger: PersonLedger,
  ) {}

  /** Answers the position id. @throws DomainError `org.position_exists`, `org.membership_not_found`, `org.membership_unfit` */
  execute(personId: string, wanted: NewPosition, caller: Caller): Promise<string> {
    return this.transactions.run(async (tx) => {
      const person = await this.ledger.lock(tx, caller, personId);
      const unit = await this.memberships.unit(tx, wanted.unitId);
      if (unit === undefined || !caller.scope.covers(unit.path)) throw new DomainError(OrgErrors.unitNotFound);
      const { kind } = wanted;
      if (!positionFits(kind, unit.kind))
        throw new DomainError(OrgErrors.membershipUnfit, { role: kind, kind: unit.kind });
      const isStaff = (await this.memberships.placesOf(tx, personId)).some(
        (place) =>
          place.active &&
          ['staff', 'administrator'].includes(place.role) &&
          (unit.schoolId === null ? place.unitId === unit.unitId : place.schoolId === unit.schoolId),
      );
      if (!isStaff) throw new DomainError(OrgErrors.membershipNotFound);
      const position = {
        id: uuidv7(),
        personId,
        unitId: unit.unitId,
        schoolId: unit.schoolId,
        kind,
        subject: wanted.subject ?? '',
      };
      await this.positions.insert(tx, position, wanted.fromDate ?? null);
      const after = { unitId: unit.unitId, kind, subject: position.subject };
      await this.ledger.note(tx, caller, personId, {
        what: 'position_started',
        fields: ['position'],
        unitId: unit.unitId,
        after,
      });
      await this.ledger.tellChanged(tx, caller, person, ['positions'], false);
      return position.id;
    });
  }
}
