import { AuditErrors } from '@plinth/audit-contract';
import { DomainError } from '@plinth/error-contract';

/** Cybersecurity Law art. 21 (3): network logs are kept for at least six months. */
export const RETENTION_FLOOR_DAYS = 180;

/** How long audit entries are kept. */
export class Retention {
  /** @throws DomainError `audit.retention_too_short` below the floor */
  constructor(readonly days: number) {
    if (!Number.isInteger(days) || days < RETENTION_FLOOR_DAYS) {
      throw new DomainError(AuditErrors.retentionTooShort, { floor: RETENTION_FLOOR_DAYS, days });
    }
  }

  /** Entries sealed before may go. */
  boundaryAt(now: Date): Date {
    return new Date(now.getTime() - this.days * 86_400_000);
  }
}
