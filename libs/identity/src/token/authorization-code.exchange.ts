// RFC 6749 §4.1.3, OpenID Connect Core §3.1.3.
import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { CodeGrant } from '../authorization/authorization-request';
import type { StoredCode } from '../authorization/code.store';
import type { OAuthClient } from '../client/client';
import { OAuthError } from '../protocol/oauth-error';
import type { Parameters } from '../protocol/parameters';
import { PersonClaims } from '../userinfo/person-claims';
import type { PersonGrant } from './access-token';
import { TokenExchange } from './dispatch/token-exchange';
import type { TokenSet } from './dispatch/token-exchange';
import { RedeemCode } from './redeem-code.use-case';
import { TokenMinter } from './token-minter';

@Injectable()
export class AuthorizationCodeExchange extends TokenExchange {
  readonly grantType = 'authorization_code';

  constructor(
    private readonly redeemCode: RedeemCode,
    private readonly minter: TokenMinter,
    private readonly personClaims: PersonClaims,
  ) {
    super();
  }

  async exchange(client: OAuthClient, parameters: Parameters): Promise<TokenSet> {
    const code = parameters.get('code');
    if (code === undefined) throw new OAuthError('invalid_request', 'code is missing');
    const tokenId = randomUUID();
    const redeemed = await this.redeemCode.execute(client, code, parameters, tokenId);
    const { grant } = redeemed.code;
    const person = personOf(redeemed.code);
    const access = this.minter.accessToken(client, grant.scopes, person, tokenId);
    const profile = await this.profileOf(client, grant, person);
    return {
      ...access,
      ...(redeemed.refreshToken === undefined ? {} : { refresh_token: redeemed.refreshToken }),
      ...(grant.scopes.includes('openid')
        ? { id_token: await this.minter.idToken(client, person, access.access_token, { nonce: grant.nonce, profile }) }
        : {}),
    };
  }

  /** OpenID Connect Core §5.4: with a code, claims come from userinfo; in the ID token only where asked for. */
  private profileOf(client: OAuthClient, grant: CodeGrant, person: PersonGrant) {
    const single = grant.idTokenClaims ?? [];
    const scopes = client.options.profileInIdToken ? grant.scopes : [];
    return scopes.length === 0 && single.length === 0
      ? undefined
      : this.personClaims.of(person, scopes, { single, allowed: grant.scopes });
  }
}

const personOf = ({ accountId, personId, sessionId, grant }: StoredCode): PersonGrant => ({
  accountId,
  personId,
  sessionId,
  authTime: grant.authTime,
  acr: grant.acr,
  amr: grant.amr,
});
