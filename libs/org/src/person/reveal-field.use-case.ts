import { Injectable } from '@nestjs/common';
import { DomainError } from '@plinth/error-contract';
import { OrgErrors } from '@plinth/org-contract';
import { AuditTrail } from '@plinth/platform-audit-trail';
import { FieldCipher } from '@plinth/platform-crypto';
import { Transactions } from '@plinth/platform-database';
import type { Caller } from './caller';
import { SealedValueReader } from './sealed-value.reader';

/** The clear value of one field of one person, for a stated reason; it is shown only once it is in the audit trail. */
@Injectable()
export class RevealField {
  constructor(
    private readonly transactions: Transactions,
    private readonly values: SealedValueReader,
    private readonly cipher: FieldCipher,
    private readonly audit: AuditTrail,
  ) {}

  /** @throws DomainError `org.person_not_found`, `org.field_not_found` */
  async execute(personId: string, field: string, reason: string, caller: Caller): Promise<string> {
    const person = await this.values.person(personId, caller.scope);
    if (person === undefined) throw new DomainError(OrgErrors.personNotFound);
    const found = field === 'birthDate' ? undefined : await this.values.value(personId, field, caller.scope);
    const value =
      field === 'birthDate' ? person.birthDate : found && this.cipher.open(found.purpose, Buffer.from(found.sealed));
    if (value == null) throw new DomainError(OrgErrors.fieldNotFound, { field });
    await this.transactions.run((tx) =>
      this.audit.record(tx, {
        actor: caller.actor,
        action: 'org.person.revealed',
        unitId: person.unitId,
        unitPath: person.unitPath,
        target: `person:${personId}`,
        fields: [field],
        count: 1,
        result: 'success',
        detail: { reason },
        ...(caller.requestId === undefined ? {} : { requestId: caller.requestId }),
        ...(caller.address === undefined ? {} : { address: caller.address }),
      }),
    );
    return value;
  }
}
