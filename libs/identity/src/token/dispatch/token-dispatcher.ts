import { createServer } from 'oauth2orize';
import type { OAuthClient } from '../../client/client';
import { OAuthError } from '../../protocol/oauth-error';
import type { Parameters } from '../../protocol/parameters';
import type { TokenExchange, TokenSet } from './token-exchange';

interface FacadeRequest {
  readonly body: { readonly grant_type: string };
  readonly client: OAuthClient;
  readonly parameters: Parameters;
}
interface FacadeResponse {
  resolve(tokens: TokenSet): void;
}
type Next = (error?: unknown) => void;

/** The parts of oauth2orize 1.12 that are used, with the signatures they have in its source. */
interface Dispatcher {
  exchange(type: string, handle: (request: FacadeRequest, response: FacadeResponse, next: Next) => void): void;
  token(): (request: FacadeRequest, response: FacadeResponse, next: Next) => void;
}

/** oauth2orize as dispatcher by grant_type, and nothing more. */
export class TokenDispatcher {
  private readonly endpoint;

  constructor(exchanges: readonly TokenExchange[]) {
    const server = createServer({ store: {} }) as unknown as Dispatcher;
    for (const each of exchanges) {
      server.exchange(each.grantType, ({ client, parameters }, response, next) => {
        // setImmediate: a throw in what follows must not come back as a rejection of the exchange.
        each.exchange(client, parameters).then(
          (tokens) => response.resolve(tokens),
          (error: unknown) => setImmediate(next, error),
        );
      });
    }
    this.endpoint = server.token();
  }

  dispatch(client: OAuthClient, grantType: string, parameters: Parameters): Promise<TokenSet> {
    return new Promise((resolve, reject) => {
      const request = { body: { grant_type: grantType }, client, parameters };
      this.endpoint(request, { resolve }, (error) => reject(ownError(error)));
    });
  }
}

/** It answers an unknown grant with 501; RFC 6749 §5.2 asks 400. */
const ownError = (error: unknown): unknown =>
  (error as { code?: unknown } | undefined)?.code === 'unsupported_grant_type'
    ? new OAuthError('unsupported_grant_type', 'There is no such grant_type')
    : error;
