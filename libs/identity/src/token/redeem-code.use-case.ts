import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { CodeStore } from '../authorization/code.store';
import type { FirstRefresh, StoredCode } from '../authorization/code.store';
import { Transactions } from '@plinth/platform-database';
import type { Tx } from '@plinth/platform-database';
import type { OAuthClient } from '../client/client';
import { OAuthError } from '../protocol/oauth-error';
import type { Parameters } from '../protocol/parameters';
import { hashSecret } from '../protocol/secret';
import { faultOfCodeProof } from './check-code-proof';
import { EndLineage } from './end-lineage';
import { LineageStore } from './lineage.store';
import { hashOfRefreshToken, newRefreshToken, refreshTokenText } from './refresh-lineage';
import type { RefreshToken } from './refresh-lineage';

export interface RedeemedCode {
  readonly code: StoredCode;
  readonly refreshToken?: string;
}

/**
 * RFC 6749 §4.1.2: the first redemption gets the tokens; a second takes them back. A code whose proof is wrong is
 * spent all the same, so that a thief has one guess. Its lineage, of which nobody has the token, goes again.
 */
@Injectable()
export class RedeemCode {
  constructor(
    private readonly transactions: Transactions,
    private readonly codes: CodeStore,
    private readonly lineages: LineageStore,
    private readonly endLineage: EndLineage,
  ) {}

  /** @throws OAuthError invalid_grant */
  async execute(client: OAuthClient, text: string, parameters: Parameters, tokenId: string): Promise<RedeemedCode> {
    const codeHash = hashSecret(text);
    const redemption = { lineageId: randomUUID(), tokenId };
    const refresh = client.grants.includes('refresh_token') ? newRefreshToken(redemption.lineageId, 1) : undefined;
    const code = await this.transactions.run((tx) =>
      this.codes.redeemLast(tx, codeHash, client.id, redemption, refresh && firstRefreshOf(refresh, client)),
    );
    if (code === undefined) {
      await this.transactions.run((tx) => this.takeBack(tx, codeHash, client.id));
      throw new OAuthError('invalid_grant', 'The code is unknown, expired, used or of another client');
    }
    const refusal = faultOfCodeProof(code.grant, parameters);
    if (refusal !== undefined) {
      await this.transactions.run((tx) => this.lineages.forget(tx, redemption.lineageId));
      throw new OAuthError('invalid_grant', refusal);
    }
    return { code, ...(refresh && { refreshToken: refreshTokenText(refresh) }) };
  }

  private async takeBack(tx: Tx, codeHash: Buffer, clientId: string): Promise<void> {
    const earlier = await this.codes.redemptionOf(tx, codeHash, clientId);
    if (earlier !== undefined) await this.endLineage.afterReplay(tx, clientId, earlier);
  }
}

const firstRefreshOf = (token: RefreshToken, { options }: OAuthClient): FirstRefresh => ({
  secretHash: hashOfRefreshToken(token),
  lifetimeDays: options.refreshTokenDays,
});
