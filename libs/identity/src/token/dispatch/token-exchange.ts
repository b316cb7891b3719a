import type { GrantType, OAuthClient } from '../../client/client';
import type { Parameters } from '../../protocol/parameters';

/** RFC 6749 §5.1 and OpenID Connect Core §3.1.3.3. */
export interface TokenSet {
  readonly access_token: string;
  readonly token_type: 'Bearer';
  readonly expires_in: number;
  readonly scope: string;
  readonly refresh_token?: string;
  readonly id_token?: string;
}

/** One grant of the token endpoint. A new grant is a new class and one line in the module's table. */
export abstract class TokenExchange {
  abstract readonly grantType: GrantType;
  /** @throws OAuthError by RFC 6749 §5.2 */
  abstract exchange(client: OAuthClient, parameters: Parameters): Promise<TokenSet>;
}
