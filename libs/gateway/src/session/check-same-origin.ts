import type { IncomingMessage } from 'node:http';
import { DomainError } from '@plinth/error-contract';
import { GatewayErrors } from '@plinth/gateway-contract';

/** What a form or a link cannot send, and no other site's script without being asked for first (Fetch standard, CORS). */
export const PORTAL_HEADER = 'x-plinth-portal';

export const isSafe = (method: string | undefined): boolean =>
  method === 'GET' || method === 'HEAD' || method === 'OPTIONS';

/**
 * A browser sends its cookie whoever made it ask: only what our own pages ask for is taken (Fetch Metadata §5, RFC 6265
 * §8.2). Reads that were typed in or come from a plain http page, which has no Sec-Fetch-Site, pass.
 * @throws DomainError `gateway.cross_site_refused`
 */
export function checkSameOrigin({ method, headers }: IncomingMessage, publicOrigin: string): void {
  const site = headers['sec-fetch-site'];
  if (isSafe(method)) {
    if (site === undefined || site === 'same-origin' || site === 'none') return;
    throw refused();
  }
  const isOurs = site === undefined ? headers.origin === publicOrigin : site === 'same-origin';
  if (!isOurs || headers[PORTAL_HEADER] !== '1') throw refused();
}

const refused = (): DomainError => new DomainError(GatewayErrors.crossSiteRefused);
