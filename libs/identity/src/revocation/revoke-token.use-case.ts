import { Injectable } from '@nestjs/common';
import { Transactions } from '@plinth/platform-database';
import type { OAuthClient } from '../client/client';
import { AccessTokenReader } from '../token/access-token.reader';
import { EndLineage } from '../token/end-lineage';
import { LineageStore } from '../token/lineage.store';
import { parseRefreshToken } from '../token/refresh-lineage';
import { TokenRevocation } from './token-revocation';

/** RFC 7009 §2.1: a client gives back a token of its own; with a refresh token go the access tokens of its grant. */
@Injectable()
export class RevokeToken {
  constructor(
    private readonly transactions: Transactions,
    private readonly accessTokens: AccessTokenReader,
    private readonly lineages: LineageStore,
    private readonly endLineage: EndLineage,
    private readonly revocation: TokenRevocation,
  ) {}

  async execute(client: OAuthClient, token: string): Promise<void> {
    const presented = parseRefreshToken(token);
    if (presented !== undefined) {
      await this.transactions.run(async (tx) => {
        const { kind } = await this.lineages.standingOf(tx, presented, client.id);
        if (kind === 'dead') return;
        const because = kind === 'reused' ? 'reuse' : 'revoked_by_client';
        await this.endLineage.end(tx, client.id, presented.lineageId, because);
      });
      return;
    }
    const claims = await this.accessTokens.prove(token);
    if (claims === undefined || claims.client_id !== client.id) return;
    await this.transactions.run((tx) => this.revocation.ofTokens(tx, [claims.jti]));
  }
}
