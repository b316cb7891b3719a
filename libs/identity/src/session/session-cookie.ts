import { createHash, randomBytes } from 'node:crypto';
import { parseCookie, stringifySetCookie } from 'cookie';

export { SESSION_COOKIE } from '@plinth/identity-contract';

/** 256 bits. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** What is stored of a random token: it has 256 bits, so a plain hash is enough. */
export const hashOfToken = (token: string): Buffer => createHash('sha256').update(token).digest();

const isToken = (text: string | undefined): text is string => text !== undefined && /^[\w-]{43}$/.test(text);

/** The token in a Cookie header; undefined for anything that we did not make. */
export function tokenIn(cookieHeader: string | undefined, name: string): string | undefined {
  const token = cookieHeader === undefined ? undefined : parseCookie(cookieHeader)[name];
  return isToken(token) ? token : undefined;
}

export interface CookieOptions {
  /** True when the public address is https. */
  readonly secure: boolean;
  /** Absent: gone when the browser closes. 0 removes it. */
  readonly maxAgeSeconds?: number;
  readonly path?: string;
}

/** A Set-Cookie value: out of reach of scripts, sent along on top-level navigation only. */
export const setCookie = (name: string, value: string, options: CookieOptions): string =>
  stringifySetCookie({
    name,
    value,
    httpOnly: true,
    sameSite: 'lax',
    secure: options.secure,
    path: options.path ?? '/',
    ...(options.maxAgeSeconds === undefined ? {} : { maxAge: options.maxAgeSeconds }),
  });

/** Secret of the forms of a session, known to who has the cookie and never stored. */
export const formSecretOf = (token: string): string =>
  createHash('sha256').update(`plinth form secret ${token}`).digest('base64url');
