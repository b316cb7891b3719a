import { Injectable } from '@nestjs/common';
import { IdentityEvents } from '@plinth/identity-contract';
import { AuditTrail } from '@plinth/platform-audit-trail';
import { actorOf } from '@plinth/platform-auth';
import type { Principal } from '@plinth/platform-auth';
import type { Tx } from '@plinth/platform-database';
import { Outbox } from '@plinth/platform-events';

export type ClientChange = 'added' | 'changed' | 'suspended' | 'restored' | 'secret_rotated' | 'removed';

interface Told {
  readonly clientId: string;
  readonly change: ClientChange;
  readonly by: Principal | 'system';
  /** Names of the fields that changed. */
  readonly fields?: readonly string[];
  /** Switches that weaken the client, as they are now. */
  readonly detail?: Readonly<Record<string, unknown>>;
}

/** Every change of a client is audited and told, in the transaction of the change. */
@Injectable()
export class ClientHistory {
  constructor(
    private readonly audit: AuditTrail,
    private readonly outbox: Outbox,
  ) {}

  async tell(tx: Tx, { clientId, change, by, fields, detail }: Told): Promise<void> {
    const actor = by === 'system' ? by : actorOf(by);
    const target = `client:${clientId}`;
    const action = `identity.client.${change}`;
    await this.audit.record(tx, { actor, action, target, fields, detail, result: 'success' });
    await this.outbox.append(tx, {
      type: IdentityEvents.clientChanged,
      key: clientId,
      actor,
      data: { clientId, reason: change, changed: fields ?? [] },
    });
  }
}
