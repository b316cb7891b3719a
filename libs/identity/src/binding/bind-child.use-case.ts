import { Injectable } from '@nestjs/common';
import { DomainError } from '@plinth/error-contract';
import { IdentityErrors } from '@plinth/identity-contract';
import { PersonDirectory } from '@plinth/org-contract';
import { AuditTrail } from '@plinth/platform-audit-trail';
import { Transactions } from '@plinth/platform-database';
import { AttemptStore } from '../lockout/attempt.store';
import { accountCurve } from '../lockout/lockout';
import type { CurrentSession } from '../session/session-reader';
import { SlipCodes } from '../slip/slip-codes';
import { isRelation, isSameName } from './child-name';

export interface ChildBinding {
  readonly childName: string;
  readonly code: string;
  /** GB/T 4761 code. */
  readonly relation: string;
}

type Binder = Pick<CurrentSession, 'accountId' | 'personId' | 'audience'>;

/** A guardian proves by the child's name and the code of the child's slip whose guardian they are. */
@Injectable()
export class BindChild {
  constructor(
    private readonly codes: SlipCodes,
    private readonly people: PersonDirectory,
    private readonly attempts: AttemptStore,
    private readonly transactions: Transactions,
    private readonly audit: AuditTrail,
  ) {}

  /** @throws DomainError `identity.binding_refused`, `identity.too_many_attempts` */
  async execute(session: Binder, { childName, code, relation }: ChildBinding): Promise<string> {
    if (!isRelation(relation) || session.audience === 'student') throw new DomainError(IdentityErrors.bindingRefused);
    const key = `binding:${session.accountId}`;
    const blocked = await this.attempts.begin(key, accountCurve);
    if (blocked !== undefined) throw new DomainError(IdentityErrors.tooManyAttempts, { ...blocked });
    const actor = `person:${session.personId}`;
    const pupilId = await this.codes.pupilOfBinding(code);
    const name = pupilId === undefined ? undefined : (await this.people.names([pupilId])).get(pupilId);
    const isRight = pupilId !== undefined && isSameName(name, childName) && pupilId !== session.personId;
    if (!isRight) {
      await this.audit.recordAlone({ actor, action: 'identity.guardian.bind', result: 'refused' });
      throw new DomainError(IdentityErrors.bindingRefused);
    }
    const guardianshipId = await this.people.bindGuardian(session.personId, pupilId, relation, actor);
    await this.transactions.run(async (tx) => {
      await this.attempts.clear(tx, key);
      await this.audit.record(tx, {
        actor,
        action: 'identity.guardian.bind',
        target: `person:${pupilId}`,
        result: 'success',
      });
    });
    return guardianshipId;
  }
}
