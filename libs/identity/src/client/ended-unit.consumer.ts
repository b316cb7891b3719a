import { Injectable } from '@nestjs/common';
import { OrgEvents } from '@plinth/org-contract';
import type { Tx } from '@plinth/platform-database';
import type { EventConsumer, PublishedEvent } from '@plinth/platform-events';
import { ClientHistory } from './client-history';
import { ClientStore } from './client.store';

/** An application no longer serves a unit that has ended; one that served no other is kept and serves nobody. */
@Injectable()
export class EndedUnitConsumer implements EventConsumer {
  readonly name = 'identity.clients';
  readonly types = [OrgEvents.unitEnded];

  constructor(
    private readonly clients: ClientStore,
    private readonly history: ClientHistory,
  ) {}

  async handle(tx: Tx, { data }: PublishedEvent): Promise<void> {
    for (const clientId of await this.clients.leaveUnit(tx, data['unitId'] as string))
      await this.history.tell(tx, { clientId, change: 'changed', by: 'system', fields: ['unitIds'] });
  }
}
