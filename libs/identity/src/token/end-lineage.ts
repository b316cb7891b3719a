import { Injectable } from '@nestjs/common';
import { IdentityEvents } from '@plinth/identity-contract';
import { AuditTrail } from '@plinth/platform-audit-trail';
import type { Tx } from '@plinth/platform-database';
import { Outbox } from '@plinth/platform-events';
import type { Redemption } from '../authorization/code.store';
import { TokenRevocation } from '../revocation/token-revocation';
import { LineageStore } from './lineage.store';
import type { EndedLineage, LineageEnd } from './lineage.store';

/** Ends a lineage with its living access tokens; what smells of theft is audited, and reuse is told to others. */
@Injectable()
export class EndLineage {
  constructor(
    private readonly lineages: LineageStore,
    private readonly revocation: TokenRevocation,
    private readonly audit: AuditTrail,
    private readonly outbox: Outbox,
  ) {}

  async end(tx: Tx, clientId: string, lineageId: string, because: LineageEnd): Promise<void> {
    const ended = await this.lineages.revoke(tx, lineageId, because);
    await this.revocation.ofTokens(
      tx,
      ended.flatMap(({ tokenIds }) => tokenIds),
    );
    if (ended.length === 0 || because === 'revoked_by_client' || because === 'session_ended') return;
    await this.audit.record(tx, {
      actor: `client:${clientId}`,
      action: `identity.refresh_token.${because}`,
      target: `lineage:${lineageId}`,
      result: 'refused',
    });
    if (because === 'reuse') await this.outbox.append(tx, ...ended.map(reuseDetected));
  }

  async afterReplay(tx: Tx, clientId: string, { lineageId, tokenId }: Redemption): Promise<void> {
    await this.revocation.ofTokens(tx, [tokenId]);
    await this.end(tx, clientId, lineageId, 'code_replayed');
  }
}

const reuseDetected = ({ id, accountId, personId, clientId, sessionId }: EndedLineage) => ({
  type: IdentityEvents.grantReuseDetected,
  key: accountId,
  actor: `client:${clientId}`,
  data: { lineageId: id, accountId, personId, clientId, sessionId },
});
