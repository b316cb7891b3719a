import { parseCookie, stringifySetCookie } from 'cookie';
import type { Request, Response } from 'express';
import { makeSecret } from '../protocol/secret';

/** `__Host-` where there is TLS: then no other host and no subdomain can plant the cookie. */
const nameOf = (secure: boolean): string => (secure ? '__Host-plinth_browser' : 'plinth_browser');

/** The secret of the browser that brought a request; only it may go on with that request. */
export function browserOf(request: Request, secure: boolean): string | undefined {
  const value = parseCookie(request.headers.cookie ?? '')[nameOf(secure)];
  return value !== undefined && /^[\w-]{43}$/.test(value) ? value : undefined;
}

/** Answers the browser's secret, giving it one where it has none. Parallel tabs share it. */
export function ensureBrowser(request: Request, response: Response, secure: boolean): string {
  const known = browserOf(request, secure);
  if (known !== undefined) return known;
  const made = makeSecret();
  // Lax is sent on the GET that follows a redirect from another site; the cookie is no authentication by itself.
  const cookie = { name: nameOf(secure), value: made, httpOnly: true, secure, sameSite: 'lax' as const, path: '/' };
  response.append('Set-Cookie', stringifySetCookie(cookie));
  return made;
}
