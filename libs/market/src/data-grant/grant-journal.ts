import { Injectable } from '@nestjs/common';
import { MarketEvents } from '@plinth/market-contract';
import type { DataGrant, GrantRevoked } from '@plinth/market-contract';
import { AuditTrail } from '@plinth/platform-audit-trail';
import type { Tx } from '@plinth/platform-database';
import { Outbox } from '@plinth/platform-events';

export interface Revocation {
  readonly actor: string;
  readonly reason: string;
  /** Absent for a unit that is no longer there. */
  readonly unitPath?: string | undefined;
}

/** The end of a grant is audited and told, in the transaction that ends it. */
@Injectable()
export class GrantJournal {
  constructor(
    private readonly outbox: Outbox,
    private readonly audit: AuditTrail,
  ) {}

  async revoked(tx: Tx, grant: DataGrant, { actor, reason, unitPath }: Revocation): Promise<void> {
    const { grantId, clientId, unitId, fields } = grant;
    const data: GrantRevoked = { grantId, clientId, unitId, reason };
    const place = unitPath === undefined ? {} : { unitPath };
    await this.outbox.append(tx, {
      type: MarketEvents.grantRevoked,
      key: clientId,
      actor,
      data: { ...data },
      ...place,
    });
    await this.audit.record(tx, {
      actor,
      action: 'market.grant.revoked',
      unitId,
      ...place,
      target: `grant:${grantId}`,
      fields,
      result: 'success',
      detail: { clientId, reason },
    });
  }
}
