import type { Principal, TokenVerifier } from '@plinth/platform-auth';
import { AuthErrors, bearerToken } from '@plinth/platform-auth';
import { DomainError } from '@plinth/error-contract';
import { GatewayErrors } from '@plinth/gateway-contract';
import type { Exchange } from './exchange';

/**
 * RFC 6750 §2.1, §3. The service verifies again: passing here gives no right by itself.
 * @throws DomainError `auth.token_*`, `gateway.token_check_unavailable`
 */
export async function checkToken(verifier: TokenVerifier, exchange: Exchange): Promise<Principal> {
  try {
    const principal = await verifier.verify(bearerToken(exchange.request.headers.authorization));
    exchange.client = principal.clientId ?? 'person';
    return principal;
  } catch (error) {
    if (!(error instanceof DomainError)) throw new DomainError(GatewayErrors.tokenCheckUnavailable);
    if (error.kind === 'unauthenticated') exchange.answerHeaders.push('www-authenticate', challengeFor(error));
    throw error;
  }
}

const challengeFor = (error: DomainError): string =>
  error.code === AuthErrors.tokenMissing.code
    ? 'Bearer realm="plinth"'
    : 'Bearer realm="plinth", error="invalid_token"';
