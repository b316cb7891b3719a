import { Injectable } from '@nestjs/common';
import { AuditTrail } from '@plinth/platform-audit-trail';
import { Transactions } from '@plinth/platform-database';
import type { Tx } from '@plinth/platform-database';
import { Outbox } from '@plinth/platform-events';
import { sessionEnded } from './end-sessions.use-case';
import { SessionEndListener } from './session-end';
import { SessionStore } from './session.store';
import type { ExpiredRow } from './session.store';

const BATCH = 500;
const NOBODY = '00000000-0000-0000-0000-000000000000';
const ACTOR = 'system';

/** Sessions that idled too long or are past their absolute end: with them go their refresh tokens, and it is told. */
@Injectable()
export class EndExpiredSessions {
  constructor(
    private readonly transactions: Transactions,
    private readonly sessions: SessionStore,
    private readonly listener: SessionEndListener,
    private readonly outbox: Outbox,
    private readonly audit: AuditTrail,
  ) {}

  /** Answers how many. */
  async execute(): Promise<number> {
    let [ended, after] = [0, NOBODY];
    for (;;) {
      const last = after;
      const batch = await this.transactions.run((tx) => this.endBatch(tx, last));
      ended += batch.length;
      if (batch.length < BATCH) return ended;
      after = batch.reduce((greatest, { sessionId }) => (sessionId > greatest ? sessionId : greatest), after);
    }
  }

  private async endBatch(tx: Tx, after: string): Promise<readonly ExpiredRow[]> {
    const batch = await this.sessions.endExpired(tx, after, BATCH);
    if (batch.length === 0) return batch;
    await this.listener.sessionsEnded(tx, batch);
    await this.outbox.append(tx, ...batch.map((session) => sessionEnded(session, 'expired', ACTOR)));
    await this.audit.record(tx, {
      actor: ACTOR,
      action: 'identity.session.expire',
      count: batch.length,
      result: 'success',
    });
    return batch;
  }
}
