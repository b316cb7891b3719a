// RFC 6749 §6, RFC 9700 §4.14.2.
import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { OAuthClient } from '../client/client';
import { scopeList } from '../client/scopes';
import { OAuthError } from '../protocol/oauth-error';
import type { Parameters } from '../protocol/parameters';
import { TokenExchange } from './dispatch/token-exchange';
import type { TokenSet } from './dispatch/token-exchange';
import { parseRefreshToken } from './refresh-lineage';
import { RotateRefreshToken } from './rotate-refresh-token.use-case';
import { TokenMinter } from './token-minter';

@Injectable()
export class RefreshTokenExchange extends TokenExchange {
  readonly grantType = 'refresh_token';

  constructor(
    private readonly rotateToken: RotateRefreshToken,
    private readonly minter: TokenMinter,
  ) {
    super();
  }

  async exchange(client: OAuthClient, parameters: Parameters): Promise<TokenSet> {
    const text = parameters.get('refresh_token');
    if (text === undefined) throw new OAuthError('invalid_request', 'refresh_token is missing');
    const presented = parseRefreshToken(text);
    if (presented === undefined) throw new OAuthError('invalid_grant', 'The refresh token is not valid');
    const tokenId = randomUUID();
    const { lineage, refreshToken } = await this.rotateToken.execute(client, presented, tokenId);
    const scopes = narrowed(lineage.scopes, client, parameters);
    const access = this.minter.accessToken(client, scopes, lineage.person, tokenId);
    const wantsIdToken = client.options.idTokenOnRefresh && scopes.includes('openid');
    return {
      ...access,
      refresh_token: refreshToken,
      ...(wantsIdToken ? { id_token: await this.minter.idToken(client, lineage.person, access.access_token, {}) } : {}),
    };
  }
}

/** What the client has lost since is left out; asking for more than was granted is refused (RFC 6749 §6). */
function narrowed(granted: readonly string[], client: OAuthClient, parameters: Parameters): readonly string[] {
  const open = ['openid', 'offline_access'];
  const left = granted.filter((scope) => open.includes(scope) || client.scopes.includes(scope));
  const asked = scopeList(parameters.get('scope'));
  if (!asked.every((scope) => granted.includes(scope))) {
    throw new OAuthError('invalid_scope', 'More was asked for than was granted');
  }
  return asked.length === 0 ? left : left.filter((scope) => asked.includes(scope));
}
