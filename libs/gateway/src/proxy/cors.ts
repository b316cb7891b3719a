import { allowedMethods } from '../route/route';
import type { Method } from '../route/route';
import type { Exchange } from './exchange';

const exposed = 'RateLimit, RateLimit-Policy, Retry-After, X-Request-Id, WWW-Authenticate, Location, ETag';
const accepted = 'authorization, content-type, accept-language, idempotency-key, if-match, if-none-match, x-request-id';

/** The method that a preflight asks about, or undefined when the request is none (Fetch standard, CORS protocol). */
export function preflightMethod(exchange: Exchange): Method | undefined {
  const { method, headers } = exchange.request;
  if (method !== 'OPTIONS' || headers.origin === undefined) return undefined;
  const asked = headers['access-control-request-method'];
  return allowedMethods.find((each) => each === asked);
}

/** Lets pages of the allowed origins read the answer; never with cookies, so nothing is lent but the token they hold. */
export function addCorsHeaders(exchange: Exchange, origins: ReadonlySet<string>): boolean {
  const { origin } = exchange.request.headers;
  const isOpen = origins.has('*');
  if (!isOpen) exchange.answerHeaders.push('vary', 'Origin');
  if (origin === undefined || (!isOpen && !origins.has(origin))) return false;
  exchange.answerHeaders.push('access-control-allow-origin', isOpen ? '*' : origin);
  exchange.answerHeaders.push('access-control-expose-headers', exposed);
  return true;
}

export function answerPreflight(exchange: Exchange, isAllowed: boolean, methods: readonly Method[]): void {
  const allow = isAllowed
    ? [
        'access-control-allow-methods',
        methods.join(', '),
        'access-control-allow-headers',
        accepted,
        'access-control-max-age',
        '600',
      ]
    : [];
  exchange.response.writeHead(204, [...exchange.answerHeaders, ...allow]);
  exchange.response.end();
}
