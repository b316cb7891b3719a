import { Injectable } from '@nestjs/common';
import { DomainError } from '@plinth/error-contract';
import { OrgErrors } from '@plinth/org-contract';
import { Transactions } from '@plinth/platform-database';
import { everywhere } from '../person/caller';
import { GuardianshipStore } from './guardianship.store';
import { UnlinkGuardian } from './unlink-guardian.use-case';

/** A class teacher takes back what a guardian bound to a pupil of the class. */
@Injectable()
export class UndoSelfBinding {
  constructor(
    private readonly transactions: Transactions,
    private readonly guardianships: GuardianshipStore,
    private readonly unlink: UnlinkGuardian,
  ) {}

  /** One answer for unknown, ended, entered by the school and of another class. @throws DomainError `org.guardianship_not_found` */
  execute(guardianshipId: string, teacherId: string): Promise<void> {
    return this.transactions.run(async (tx) => {
      const found = await this.guardianships.activeSelfBound(tx, guardianshipId, teacherId);
      if (found === undefined) throw new DomainError(OrgErrors.guardianshipNotFound);
      // Being class teacher is the right; it needs no permission on the unit besides.
      await this.unlink.end(tx, found, { actor: `person:${teacherId}`, scope: everywhere });
    });
  }
}
