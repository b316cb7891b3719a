import { Injectable } from '@nestjs/common';
import { FieldCipher } from '@plinth/platform-crypto';
import { Transactions } from '@plinth/platform-database';
import type { Tx } from '@plinth/platform-database';
import type { OAuthClient } from '../client/client';
import { OAuthError } from '../protocol/oauth-error';
import { EndLineage } from './end-lineage';
import { LineageStore } from './lineage.store';
import { hashOfRefreshToken, newRefreshToken, refreshTokenText } from './refresh-lineage';
import type { RefreshLineage, RefreshToken } from './refresh-lineage';

export const SUCCESSOR_PURPOSE = 'identity.refresh_successor';

export interface Rotated {
  readonly lineage: RefreshLineage;
  readonly refreshToken: string;
}

/**
 * One statement claims the generation. Whoever comes second within the grace gets the successor that was stored;
 * after it, the token has been used twice by two parties, and the lineage dies.
 */
@Injectable()
export class RotateRefreshToken {
  constructor(
    private readonly transactions: Transactions,
    private readonly lineages: LineageStore,
    private readonly endLineage: EndLineage,
    private readonly cipher: FieldCipher,
  ) {}

  /** @throws OAuthError invalid_grant */
  async execute(client: OAuthClient, presented: RefreshToken, tokenId: string): Promise<Rotated> {
    const next = newRefreshToken(presented.lineageId, presented.generation + 1);
    const refreshToken = refreshTokenText(next);
    const lineage = await this.lineages.claim({
      presented,
      clientId: client.id,
      nextHash: hashOfRefreshToken(next),
      successorSealed: this.cipher.seal(SUCCESSOR_PURPOSE, refreshToken),
      tokenId,
      lifetimeDays: client.options.refreshTokenDays,
    });
    if (lineage !== undefined) return { lineage, refreshToken };
    const rotated = await this.transactions.run((tx) => this.late(tx, client, presented, tokenId));
    if (rotated === undefined) throw new OAuthError('invalid_grant', 'The refresh token is not valid');
    return rotated;
  }

  /** Answers undefined instead of throwing: ending the lineage must be committed. */
  private async late(
    tx: Tx,
    client: OAuthClient,
    presented: RefreshToken,
    tokenId: string,
  ): Promise<Rotated | undefined> {
    const standing = await this.lineages.standingOf(tx, presented, client.id);
    if (standing.kind === 'reused') await this.endLineage.end(tx, client.id, presented.lineageId, 'reuse');
    if (standing.kind === 'session_over')
      await this.endLineage.end(tx, client.id, presented.lineageId, 'session_ended');
    if (standing.kind !== 'just_rotated' || standing.successorSealed === undefined) return undefined;
    await this.lineages.addTokenId(tx, presented.lineageId, tokenId);
    const refreshToken = this.cipher.open(SUCCESSOR_PURPOSE, standing.successorSealed);
    return { lineage: standing.lineage, refreshToken };
  }
}
