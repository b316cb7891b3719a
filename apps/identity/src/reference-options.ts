import { knownScopes, scopeText } from '@plinth/identity';
import { REFERENCE_CLIENT_ID } from '@plinth/identity-contract';

/** Scope name → words, for the OAuth2 scheme of the API document. */
export const scopesInWords: Readonly<Record<string, string>> = Object.fromEntries(
  knownScopes.map((scope) => [scope, `${scopeText(scope).zh} ${scopeText(scope).en}`]),
);

/** Identity shows the API reference pages: it is the service on Express. */
export const referenceOptions = {
  clientId: REFERENCE_CLIENT_ID,
  scopes: knownScopes.filter((scope) => scope !== 'offline_access'),
};
