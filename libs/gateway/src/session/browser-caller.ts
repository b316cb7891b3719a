import type { IncomingMessage } from 'node:http';
import { DomainError } from '@plinth/error-contract';
import { GatewayErrors } from '@plinth/gateway-contract';
import type { Principal, TokenVerifier } from '@plinth/platform-auth';
import type { Exchange } from '../proxy/exchange';
import { checkIdentity, checkPerson } from './check-page';
import { checkSameOrigin } from './check-same-origin';
import type { PortalTokens } from './portal-tokens';
import { sessionTokenIn } from './session-cookie';

/** Who a signed-in browser acts for. Its cookie goes no further than here: services see an access token as from anyone. */
export class BrowserCaller {
  private readonly publicOrigin: string;

  constructor(
    private readonly tokens: PortalTokens,
    private readonly verifier: TokenVerifier,
    publicUrl: string,
  ) {
    this.publicOrigin = new URL(publicUrl).origin;
  }

  /**
   * Undefined when the request shows no living session, or a token of its own, which wins. `headers` gets the token.
   * @throws DomainError `gateway.cross_site_refused`, `gateway.person_changed`, `gateway.identity_changed`,
   * `gateway.token_check_unavailable`
   */
  async principalOf(exchange: Exchange, path: string, headers: string[]): Promise<Principal | undefined> {
    const cookie = cookieOf(exchange.request, path);
    if (cookie === undefined) return undefined;
    // What is kept on the way must not be handed to whoever asks without this cookie.
    exchange.answerHeaders.push('vary', 'Cookie');
    checkSameOrigin(exchange.request, this.publicOrigin);
    const proven = (await this.proven(cookie, false)) ?? (await this.proven(cookie, true));
    if (proven === undefined) return undefined;
    checkPerson(exchange.request, proven.principal.personId);
    await checkIdentity(exchange.request, () => this.tokens.identityOf(cookie).catch(unavailable));
    const authorization = `Bearer ${proven.token}`;
    headers.push('authorization', authorization);
    exchange.request.headers.authorization = authorization;
    exchange.client = proven.principal.clientId ?? 'person';
    return proven.principal;
  }

  /** A kept token that is believed no more says nothing of the session: it is asked for anew, once. */
  private async proven(cookie: string, isLast: boolean) {
    const token = await this.tokens.of(cookie).catch(unavailable);
    if (token === undefined) return undefined;
    try {
      return { token, principal: await this.verifier.verify(token) };
    } catch (error) {
      if (!(error instanceof DomainError)) throw new DomainError(GatewayErrors.tokenCheckUnavailable);
      if (error.kind !== 'unauthenticated') throw error;
      await this.tokens.forget(cookie, token);
      if (isLast) throw error;
      return undefined;
    }
  }
}

/** The API alone: protocol endpoints say for themselves how their callers show who they are. */
function cookieOf({ headers }: IncomingMessage, path: string): string | undefined {
  if (headers.authorization !== undefined || !/^\/api\//i.test(path)) return undefined;
  return sessionTokenIn(headers.cookie);
}

function unavailable(error: unknown): never {
  throw error instanceof DomainError && error.code === GatewayErrors.overloaded.code
    ? error
    : new DomainError(GatewayErrors.tokenCheckUnavailable);
}
