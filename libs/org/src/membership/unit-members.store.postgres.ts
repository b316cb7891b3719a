import { Injectable } from '@nestjs/common';
import { sqlOf } from '@plinth/platform-database';
import type { Tx } from '@plinth/platform-database';
import { everywhere } from '../person/caller';
import { PersonLedger } from '../person/person-ledger';
import { UnitMembers } from '../unit/unit-members';
import { EndMembership } from './end-membership.use-case';
import type { Place } from './membership';

/** Ends people's places in units that end. Units with members end rarely, so people are settled one by one. */
@Injectable()
export class PostgresUnitMembers extends UnitMembers {
  constructor(
    private readonly ledger: PersonLedger,
    private readonly ending: EndMembership,
  ) {
    super();
  }

  async countBelow(tx: Tx, unitPath: string): Promise<number> {
    const [row] = await sqlOf(tx).query<{ count: number }>(
      `SELECT count(DISTINCT m.person_id)::int AS count FROM membership m JOIN unit u ON u.id = m.unit_id
       WHERE u.path <@ $1::ltree AND m.to_date IS NULL`,
      [unitPath],
    );
    return row?.count ?? 0;
  }

  async endAll(tx: Tx, unitIds: readonly string[], actor: string): Promise<void> {
    const caller = { actor, scope: everywhere };
    const places = await sqlOf(tx).query<Place>(
      `SELECT m.id, m.person_id AS "personId", m.unit_id AS "unitId", m.school_id AS "schoolId", m.role,
              u.path::text AS path, true AS active
       FROM membership m JOIN unit u ON u.id = m.unit_id
       WHERE m.unit_id = ANY ($1) AND m.to_date IS NULL ORDER BY m.person_id, m.id`,
      [unitIds],
    );
    const people = new Map<string, Place[]>();
    for (const place of places) people.set(place.personId, [...(people.get(place.personId) ?? []), place]);
    for (const [personId, theirs] of people) {
      const person = await this.ledger.lock(tx, caller, personId);
      for (const place of theirs) await this.ending.end(tx, place, 'ended', caller);
      await this.ledger.settle(tx, caller, person);
    }
    await sqlOf(tx).execute(
      `UPDATE position SET to_date = greatest(current_date, from_date) WHERE unit_id = ANY ($1) AND to_date IS NULL`,
      [unitIds],
    );
  }
}
