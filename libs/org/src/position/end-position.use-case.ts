import { Injectable } from '@nestjs/common';
import { DomainError } from '@plinth/error-contract';
import { OrgErrors } from '@plinth/org-contract';
import { Transactions } from '@plinth/platform-database';
import type { Caller } from '../person/caller';
import { PersonLedger } from '../person/person-ledger';
import { PositionStore } from './position.store';

@Injectable()
export class EndPosition {
  constructor(
    private readonly transactions: Transactions,
    private readonly positions: PositionStore,
    private readonly ledger: PersonLedger,
  ) {}

  /** @throws DomainError `org.position_not_found` */
  execute(positionId: string, caller: Caller): Promise<void> {
    return this.transactions.run(async (tx) => {
      const found = await this.positions.active(tx, positionId);
      if (found === undefined || !caller.scope.covers(found.path)) throw new DomainError(OrgErrors.positionNotFound);
      const person = await this.ledger.lock(tx, caller, found.personId);
      await this.positions.end(tx, positionId);
      const before = { unitId: found.unitId, kind: found.kind, subject: found.subject };
      await this.ledger.note(tx, caller, person.id, {
        what: 'position_ended',
        fields: ['position'],
        unitId: found.unitId,
        before,
      });
      await this.ledger.tellChanged(tx, caller, person, ['positions'], false);
    });
  }
}
