import { Injectable } from '@nestjs/common';
import { DomainError } from '@plinth/error-contract';
import { IdentityErrors } from '@plinth/identity-contract';
import { PersonDirectory } from '@plinth/org-contract';
import { AuditTrail } from '@plinth/platform-audit-trail';
import { Transactions } from '@plinth/platform-database';
import { SlipCodes } from '../slip/slip-codes';

/** A class teacher takes back a binding of a guardian to a pupil of the class (decisions 19). */
@Injectable()
export class UndoBinding {
  constructor(
    private readonly people: PersonDirectory,
    private readonly codes: SlipCodes,
    private readonly transactions: Transactions,
    private readonly audit: AuditTrail,
  ) {}

  /** @throws DomainError `identity.binding_not_found`, for another class, an imported guardian and an unknown one alike */
  async execute(guardianshipId: string, teacherId: string): Promise<void> {
    const bound = (await this.people.selfBoundGuardians(teacherId)).find(
      (one) => one.guardianshipId === guardianshipId,
    );
    const entry = { actor: `person:${teacherId}`, action: 'identity.guardian.undo_binding' };
    if (bound === undefined) {
      await this.audit.recordAlone({ ...entry, result: 'refused' });
      throw new DomainError(IdentityErrors.bindingNotFound);
    }
    // First the code: whoever was bound by it could bind again. If org then fails, a new slip is all that is needed.
    await this.transactions.run(async (tx) => {
      await this.codes.voidBinding(tx, bound.pupilId);
      const detail = { guardianship: guardianshipId };
      await this.audit.record(tx, { ...entry, target: `person:${bound.pupilId}`, result: 'success', detail });
    });
    await this.people.undoSelfBinding(guardianshipId, teacherId);
  }
}
