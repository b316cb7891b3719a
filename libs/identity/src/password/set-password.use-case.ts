import { Injectable } from '@nestjs/common';
import { IdentityEvents } from '@plinth/identity-contract';
import { AuditTrail } from '@plinth/platform-audit-trail';
import type { Tx } from '@plinth/platform-database';
import { Outbox } from '@plinth/platform-events';
import type { Account } from '../account/account';
import { EndSessions } from '../session/end-sessions.use-case';
import { PASSWORD_HISTORY_LENGTH } from './password-rules';
import { PasswordStore } from './password.store';

export interface PasswordChange {
  readonly hash: string;
  readonly actor: string;
  /** True when somebody else chose it: the person chooses their own at the next sign-in. */
  readonly mustChange?: boolean;
  /** The session in which the person changed it themselves goes on. */
  readonly keepSession?: string;
}

/** Writes an accepted and hashed password; every other session of the account ends. */
@Injectable()
export class SetPassword {
  constructor(
    private readonly passwords: PasswordStore,
    private readonly ends: EndSessions,
    private readonly outbox: Outbox,
    private readonly audit: AuditTrail,
  ) {}

  async execute(tx: Tx, account: Account, change: PasswordChange): Promise<void> {
    const { hash, actor, mustChange = false, keepSession } = change;
    await this.passwords.set(tx, account.id, { hash, mustChange }, PASSWORD_HISTORY_LENGTH);
    await this.ends.ofAccounts(tx, [account.id], 'credential_changed', actor, keepSession);
    await this.outbox.append(tx, {
      type: IdentityEvents.credentialChanged,
      key: account.id,
      actor,
      data: {
        accountId: account.id,
        personId: account.personId,
        kind: 'password',
        reason: mustChange ? 'reset' : 'set',
      },
    });
    await this.audit.record(tx, {
      actor,
      action: 'identity.password.set',
      target: `account:${account.id}`,
      result: 'success',
    });
  }
}
