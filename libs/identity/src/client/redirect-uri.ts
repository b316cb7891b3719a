import type { OAuthClient } from './client';

const LOOPBACK = new Set(['127.0.0.1', '[::1]', 'localhost']);

export const isLoopback = (url: URL): boolean => LOOPBACK.has(url.hostname);

/** OAuth 2.1 §2.3: absolute, no fragment; https, or http on the loopback. Answers why it is refused. */
export function faultOfRedirectUri(text: string): string | undefined {
  if (!URL.canParse(text) || !/^[\x21-\x7e]+$/.test(text)) return 'not an absolute address';
  const url = new URL(text);
  if (text.includes('#')) return 'has a fragment';
  if (url.username !== '' || url.password !== '') return 'holds a user name or password';
  if (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url))) return undefined;
  return 'must be https, or http on the loopback';
}

/** RFC 9700 §2.1: exact comparison of the texts; RFC 8252 §7.3 lets the port of a loopback address differ. */
export function isRegisteredRedirect(client: OAuthClient, asked: string): boolean {
  if (client.redirectUris.includes(asked)) return true;
  if (client.kind !== 'public' || !client.options.loopbackAnyPort) return false;
  return client.redirectUris.some((registered) => differsInLoopbackPortOnly(registered, asked));
}

const loopbackPort = /^(http:\/\/(?:127\.0\.0\.1|\[::1\]))(?::\d{1,5})?(?=[/?]|$)/;

function differsInLoopbackPortOnly(registered: string, asked: string): boolean {
  if (!loopbackPort.test(registered) || !loopbackPort.test(asked) || faultOfRedirectUri(asked)) return false;
  return registered.replace(loopbackPort, '$1') === asked.replace(loopbackPort, '$1');
}
