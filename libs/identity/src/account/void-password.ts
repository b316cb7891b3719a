import { Injectable } from '@nestjs/common';
import type { Tx } from '@plinth/platform-database';
import { ForgetFailures } from '../lockout/forget-failures';
import { PasswordStore } from '../password/password.store';

/** The password is gone, and with it the failures that were counted against it. */
@Injectable()
export class VoidPassword {
  constructor(
    private readonly passwords: PasswordStore,
    private readonly failures: ForgetFailures,
  ) {}

  async execute(tx: Tx, accountId: string): Promise<void> {
    await this.passwords.remove(tx, accountId);
    await this.failures.ofAccount(tx, accountId);
  }
}
