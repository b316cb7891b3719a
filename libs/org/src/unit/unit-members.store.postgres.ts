import { Injectable } from '@nestjs/common';
import { sqlOf } from '@plinth/platform-database';
import type { Tx } from '@plinth/platform-database';
import { EndMembership } from '../membership/end-membership.use-case';
import type { Place } from '../membership/membership';
import { everywhere } from '../person/caller';
import { PersonLedger } from '../person/person-ledger';
import { UnitMembers } from './unit-members';

/** Members by the memberships; whoever loses the last one has left, as with every other end of a membership. */
@Injectable()
export class MembershipUnitMembers extends UnitMembers {
  constructor(
    private readonly endMembership: EndMembership,
    private readonly ledger: PersonLedger,
  ) {
    super();
  }

  async countBelow(tx: Tx, unitPath: string): Promise<number> {
    const [row] = await sqlOf(tx).query<{ count: number }>(
      `SELECT count(*)::int AS count FROM membership m JOIN unit u ON u.id = m.unit_id
       WHERE u.path <@ $1::ltree AND m.to_date IS NULL`,
      [unitPath],
    );
    return row?.count ?? 0;
  }

  async endAll(tx: Tx, unitIds: readonly string[], actor: string): Promise<void> {
    const caller = { actor, scope: everywhere };
    for (const place of await this.placesIn(tx, unitIds)) {
      const person = await this.ledger.lock(tx, caller, place.personId);
      const [still] = await sqlOf(tx).query('SELECT 1 FROM membership WHERE id = $1 AND to_date IS NULL', [place.id]);
      // The last child's leaving has ended the guardian's membership already.
      if (still === undefined) continue;
      await this.endMembership.end(tx, place, 'ended', caller);
      await this.ledger.settle(tx, caller, person);
    }
    await sqlOf(tx).execute('UPDATE position SET to_date = current_date WHERE unit_id = ANY ($1) AND to_date IS NULL', [
      unitIds,
    ]);
  }

  /** By person, so that two endings at once lock people in the same order. */
  private placesIn(tx: Tx, unitIds: readonly string[]): Promise<readonly Place[]> {
    return sqlOf(tx).query<Place>(
      `SELECT m.id, m.person_id AS "personId", m.unit_id AS "unitId", m.school_id AS "schoolId", m.role,
         u.path::text AS path, true AS active
       FROM membership m JOIN unit u ON u.id = m.unit_id
       WHERE m.unit_id = ANY ($1) AND m.to_date IS NULL ORDER BY m.person_id, m.id`,
      [unitIds],
    );
  }
}
