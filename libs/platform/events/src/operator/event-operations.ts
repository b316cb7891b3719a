import { DomainError } from '@plinth/error-contract';
import { PostgresAuditTrail } from '@plinth/platform-audit-trail';
import type { AuditEntry, AuditTrail } from '@plinth/platform-audit-trail';
import type { Database, DomainDatabase, Transactions } from '@plinth/platform-database';
import { scrubText } from '@plinth/platform-telemetry';
import { DeadLetterStore } from '../dead-letter.store.postgres';
import { readConsumerStates, readGivenUp } from './consumer-state.reader.postgres';
import type { ConsumerState, GivenUp } from './consumer-state.reader.postgres';
import { EventOperatorErrors } from './operator-errors';

/**
 * What an operator does about the consumers of one domain, from a process in which none of them runs: those that run
 * look into PostgreSQL every few seconds and go on by themselves, in both shapes.
 */
export class EventOperations {
  private readonly database: Database;
  private readonly transactions: Transactions;
  private readonly audit: AuditTrail;

  constructor(
    opened: Pick<DomainDatabase, 'database' | 'transactions'>,
    private readonly domain: string,
  ) {
    this.database = opened.database;
    this.transactions = opened.transactions;
    this.audit = new PostgresAuditTrail(opened.database);
  }

  states(): Promise<readonly ConsumerState[]> {
    return readConsumerStates(this.database);
  }

  async givenUp(consumer: string, limit = 100): Promise<readonly GivenUp[]> {
    await this.checkKnown(consumer);
    const letters = await readGivenUp(this.database, consumer, { limit });
    return letters.map(withoutPeople);
  }

  /** Tries what was given up again, each key in order. Answers how many events. */
  async replay(consumer: string): Promise<number> {
    await this.checkKnown(consumer);
    return this.transactions.run(async (tx) => {
      const revived = await new DeadLetterStore(this.database, consumer).reviveWithin(tx);
      await this.audit.record(tx, this.entry('replay', { count: revived, detail: { consumer } }));
      return revived;
    });
  }

  /** Gives up for good on a dead event whose id the operator has seen; what was parked behind it goes on. */
  async dismiss(consumer: string, position: number, seen: string | undefined): Promise<GivenUp> {
    await this.checkKnown(consumer);
    const [found] = await readGivenUp(this.database, consumer, { limit: 1, position });
    if (found === undefined) throw new DomainError(EventOperatorErrors.letterNotDead, { consumer, position });
    const letter = withoutPeople(found);
    if (seen !== letter.event) {
      const { event, type, reason } = letter;
      throw new DomainError(EventOperatorErrors.letterUnseen, { event, type, reason: reason ?? '?' });
    }
    await this.transactions.run(async (tx) => {
      if (!(await new DeadLetterStore(this.database, consumer).dismiss(tx, position)))
        throw new DomainError(EventOperatorErrors.letterNotDead, { consumer, position });
      const detail = { consumer, position, type: letter.type };
      await this.audit.record(tx, this.entry('dismiss', { target: `event:${letter.event}`, detail }));
    });
    return letter;
  }

  private entry(verb: string, more: Partial<AuditEntry>): AuditEntry {
    return { actor: 'operator', action: `${this.domain}.event.${verb}`, result: 'success', ...more };
  }

  private async checkKnown(consumer: string): Promise<void> {
    const states = await this.states();
    if (!states.some((state) => state.consumer === consumer))
      throw new DomainError(EventOperatorErrors.consumerUnknown, { consumer });
  }
}

/** A reason is what somebody's error said, which may quote a value. */
const withoutPeople = (letter: GivenUp): GivenUp => ({
  ...letter,
  reason: letter.reason === null ? null : scrubText(letter.reason),
});
