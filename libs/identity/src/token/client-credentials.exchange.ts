// RFC 6749 §4.4. No database: the client comes from memory, the token proves itself.
import { Injectable } from '@nestjs/common';
import type { OAuthClient } from '../client/client';
import { isPermissionScope, scopeList } from '../client/scopes';
import { OAuthError } from '../protocol/oauth-error';
import type { Parameters } from '../protocol/parameters';
import { TokenExchange } from './dispatch/token-exchange';
import type { TokenSet } from './dispatch/token-exchange';
import { TokenMinter } from './token-minter';

@Injectable()
export class ClientCredentialsExchange extends TokenExchange {
  readonly grantType = 'client_credentials';

  constructor(private readonly minter: TokenMinter) {
    super();
  }

  async exchange(client: OAuthClient, parameters: Parameters): Promise<TokenSet> {
    if (client.kind === 'public') throw new OAuthError('unauthorized_client', 'A public client has no credentials');
    // Scopes about a person mean nothing where there is none.
    const own = client.scopes.filter(isPermissionScope);
    const asked = scopeList(parameters.get('scope'));
    if (!asked.every((scope) => own.includes(scope))) {
      throw new OAuthError('invalid_scope', 'The client does not hold every scope that was asked for');
    }
    return this.minter.accessToken(client, asked.length === 0 ? own : asked);
  }
}
