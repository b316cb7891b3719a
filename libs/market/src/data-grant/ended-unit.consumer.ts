import { Injectable } from '@nestjs/common';
import { OrgEvents } from '@plinth/org-contract';
import type { Tx } from '@plinth/platform-database';
import type { EventConsumer, PublishedEvent } from '@plinth/platform-events';
import { DataGrantStore } from './data-grant.store';
import { GrantJournal } from './grant-journal';

const ACTOR = 'system';
const REASON = '单位已停用 The unit has ended';

/** A unit that has ended has nobody left to be known: what was granted of it ends with it, the sample's grants too. */
@Injectable()
export class EndedUnitConsumer implements EventConsumer {
  readonly name = 'market.grants';
  readonly types = [OrgEvents.unitEnded];

  constructor(
    private readonly store: DataGrantStore,
    private readonly journal: GrantJournal,
  ) {}

  async handle(tx: Tx, { data, unitPath }: PublishedEvent): Promise<void> {
    const unitId = data['unitId'] as string;
    for (const grant of await this.store.revokeOfUnit(tx, unitId, ACTOR, REASON))
      await this.journal.revoked(tx, grant, { actor: ACTOR, reason: REASON, unitPath });
  }
}
