import { Injectable } from '@nestjs/common';
import type { Tx } from '@plinth/platform-database';
import { AttemptStore } from './attempt.store';

/** An administrator opens an account again: whoever failed before does not keep its owner waiting. */
@Injectable()
export class ForgetFailures {
  constructor(private readonly attempts: AttemptStore) {}

  async ofAccount(tx: Tx, accountId: string): Promise<void> {
    for (const kind of ['account', 'second_factor']) await this.attempts.clear(tx, `${kind}:${accountId}`);
  }
}
