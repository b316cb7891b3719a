import type { RouteRule } from './route';

/**
 * Paths of identity that are not ordinary pages. `/oauth/authorize` is left a page on purpose: no other site may
 * read its answer (RFC 9700 §4.10).
 */
export const identityRules: readonly RouteRule[] = [
  { path: '/.well-known/*', class: 'token' },
  { path: '/oauth/token', class: 'token' },
  { path: '/oauth/userinfo', class: 'token' },
  { path: '/oauth/jwks', class: 'token' },
  { path: '/oauth/revoke', class: 'token' },
  { path: '/oauth/introspect', class: 'token' },
  { path: '/oauth/revocations', class: 'token' },
  // Every form of a page: sign-in, first password, codes, consent. Whatever page is added is limited from its first day.
  { path: '/', class: 'sign-in', methods: ['POST'] },
  { path: '/*', class: 'sign-in', methods: ['POST'] },
];
