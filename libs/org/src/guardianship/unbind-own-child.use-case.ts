import { Injectable } from '@nestjs/common';
import { DomainError } from '@plinth/error-contract';
import { OrgErrors } from '@plinth/org-contract';
import { Transactions } from '@plinth/platform-database';
import { everywhere } from '../person/caller';
import { GuardianshipStore } from './guardianship.store';
import { UnlinkGuardian } from './unlink-guardian.use-case';

/** A guardian takes back what the guardian bound; what the school entered is the school's to change. */
@Injectable()
export class UnbindOwnChild {
  constructor(
    private readonly transactions: Transactions,
    private readonly guardianships: GuardianshipStore,
    private readonly unlink: UnlinkGuardian,
  ) {}

  /** One answer for unknown, ended, somebody else's and entered by the school. @throws DomainError `org.guardianship_not_found` */
  execute(guardianshipId: string, guardianId: string): Promise<void> {
    return this.transactions.run(async (tx) => {
      const found = await this.guardianships.activeBoundBy(tx, guardianshipId, guardianId);
      if (found === undefined) throw new DomainError(OrgErrors.guardianshipNotFound);
      await this.unlink.end(tx, found, { actor: `person:${guardianId}`, scope: everywhere });
    });
  }
}
