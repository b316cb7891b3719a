import { SESSION_COOKIE } from '@plinth/identity-contract';

const pattern = new RegExp(`(?:^|; *)${SESSION_COOKIE}=([\\w-]{43})(?:$|;)`);

/** The token in a Cookie header; undefined for anything that identity did not make. */
export const sessionTokenIn = (cookieHeader: string | undefined): string | undefined =>
  cookieHeader === undefined ? undefined : pattern.exec(cookieHeader)?.[1];
