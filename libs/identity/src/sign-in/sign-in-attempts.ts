import { Injectable } from '@nestjs/common';
import { DomainError } from '@plinth/error-contract';
import { IdentityErrors } from '@plinth/identity-contract';
import { AuditTrail } from '@plinth/platform-audit-trail';
import { Transactions } from '@plinth/platform-database';
import type { Tx } from '@plinth/platform-database';
import { AttemptStore } from '../lockout/attempt.store';
import { accountCurve, addressCurve } from '../lockout/lockout';
import { SignInHistory } from './sign-in-history.store';
import type { Credential } from './credential.reader';
import type { Origin } from './origin';

export interface Attempt {
  /** What the failure is counted for. */
  readonly keys: readonly string[];
  readonly accountIds: readonly string[];
}

/** Counts what goes wrong and slows it down: by account, by a name that nobody has, by address. */
@Injectable()
export class SignInAttempts {
  constructor(
    private readonly store: AttemptStore,
    private readonly history: SignInHistory,
    private readonly audit: AuditTrail,
    private readonly transactions: Transactions,
  ) {}

  /** @throws DomainError `identity.too_many_attempts` */
  async begin(
    request: { readonly name: string; readonly schoolId?: string },
    credentials: readonly Credential[],
    origin: Origin,
  ): Promise<Attempt> {
    const accountIds = credentials.map((credential) => credential.id);
    const keys =
      accountIds.length > 0
        ? accountIds.map((id) => `account:${id}`)
        : [`name:${request.schoolId ?? ''}:${request.name.trim().toLowerCase()}`];
    const blocked = await this.store.beginAll(keys, [addressKey(origin)], accountCurve);
    if (blocked !== undefined) throw new DomainError(IdentityErrors.tooManyAttempts, { ...blocked });
    return { keys, accountIds };
  }

  async refuse({ accountIds }: Attempt, origin: Origin): Promise<void> {
    await this.store.fail(addressKey(origin), addressCurve);
    await this.transactions.run(async (tx) => {
      for (const accountId of accountIds)
        await this.history.add(tx, { accountId, result: 'refused', method: 'password', ...origin });
      await this.audit.record(tx, {
        actor: 'system',
        action: 'identity.session.start',
        ...(accountIds[0] === undefined ? {} : { target: `account:${accountIds[0]}` }),
        result: 'refused',
        address: origin.address,
      });
    });
  }

  /** Nothing was checked (the hashing queue was full): that is no failure of the person. */
  async takeBack({ keys }: Attempt): Promise<void> {
    for (const key of keys) await this.store.takeBack(key);
  }

  async succeed(tx: Tx, { keys }: Attempt): Promise<void> {
    for (const key of keys) await this.store.clear(tx, key);
  }
}

const addressKey = ({ address }: Origin): string => `address:${address}`;
