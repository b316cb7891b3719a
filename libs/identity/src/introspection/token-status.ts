import { Injectable } from '@nestjs/common';
import { LineageStore } from '../token/lineage.store';
import { AccessTokenReader } from '../token/access-token.reader';
import { parseRefreshToken } from '../token/refresh-lineage';

type Status = Readonly<Record<string, unknown>> & { readonly active: boolean };

const inactive: Status = { active: false };

/** RFC 7662 §2.2: what a token is worth now. An unknown token and another's look the same. */
@Injectable()
export class TokenStatus {
  constructor(
    private readonly accessTokens: AccessTokenReader,
    private readonly lineages: LineageStore,
  ) {}

  /** `onlyOf`: the client whose tokens may be seen; absent is everyone's. */
  async of(token: string, onlyOf: string | undefined): Promise<Status> {
    const status = (await this.ofAccessToken(token)) ?? (await this.ofRefreshToken(token)) ?? inactive;
    return onlyOf === undefined || status['client_id'] === onlyOf ? status : inactive;
  }

  private async ofAccessToken(token: string): Promise<Status | undefined> {
    const claims = await this.accessTokens.read(token);
    return claims && { active: true, token_type: 'Bearer', ...claims };
  }

  private async ofRefreshToken(token: string): Promise<Status | undefined> {
    const presented = parseRefreshToken(token);
    const found = presented && (await this.lineages.findCurrent(presented));
    if (!found) return undefined;
    const { lineage, expiresAt } = found;
    return {
      active: true,
      client_id: lineage.clientId,
      sub: lineage.person.accountId,
      sid: lineage.person.sessionId,
      scope: lineage.scopes.join(' '),
      exp: Math.floor(expiresAt.getTime() / 1_000),
    };
  }
}
