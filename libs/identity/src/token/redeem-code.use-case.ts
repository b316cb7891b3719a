import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { CodeStore } from '../authorization/code.store';
import type { StoredCode } from '../authorization/code.store';
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

export interface RedeemedCode {
  readonly code: StoredCode;
  readonly refreshToken?: string;
}

type Outcome = RedeemedCode | { readonly refusal: string };

/**
 * RFC 6749 §4.1.2: the first redemption gets the tokens; a second takes them back. A code whose proof is wrong is
 * spent all the same, so that a thief has one guess: therefore refusals are answered, not thrown, inside.
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
  async execute(client: OAuthClient, code: string, parameters: Parameters, tokenId: string): Promise<RedeemedCode> {
    const codeHash = hashSecret(code);
    const outcome = await this.transactions.run(async (tx): Promise<Outcome> => {
      const redemption = { lineageId: randomUUID(), tokenId };
      const redeemed = await this.codes.redeem(tx, codeHash, client.id, redemption);
      if (redeemed === undefined) return this.takeBack(tx, codeHash, client.id);
      const refusal = faultOfCodeProof(redeemed.grant, parameters);
      if (refusal !== undefined) return { refusal };
      return { code: redeemed, refreshToken: await this.startLineage(tx, client, redeemed, redemption) };
    });
    if ('refusal' in outcome) throw new OAuthError('invalid_grant', outcome.refusal);
    return outcome;
  }

  private async startLineage(
    tx: Tx,
    client: OAuthClient,
    { accountId, personId, sessionId, grant }: StoredCode,
    { lineageId, tokenId }: { readonly lineageId: string; readonly tokenId: string },
  ): Promise<string | undefined> {
    if (!client.grants.includes('refresh_token')) return undefined;
    const token = newRefreshToken(lineageId, 1);
    const { authTime, acr, amr, scopes } = grant;
    await this.lineages.add(tx, {
      id: lineageId,
      clientId: client.id,
      person: { accountId, personId, sessionId, authTime, acr, amr },
      scopes,
      generation: 1,
      secretHash: hashOfRefreshToken(token),
      tokenId,
      lifetimeDays: client.options.refreshTokenDays,
    });
    return refreshTokenText(token);
  }

  private async takeBack(tx: Tx, codeHash: Buffer, clientId: string): Promise<Outcome> {
    const earlier = await this.codes.redemptionOf(tx, codeHash, clientId);
    if (earlier !== undefined) await this.endLineage.afterReplay(tx, clientId, earlier);
    return { refusal: 'The code is unknown, expired, used or of another client' };
  }
}
