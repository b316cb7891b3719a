import { REFERENCE_CLIENT_ID, REVOKED_SIGNAL } from '@plinth/identity-contract';
import type { RevocationFeed } from '@plinth/identity-contract';
import { HttpKeySource, JwtTokenVerifier, OWN_CLIENTS } from '@plinth/platform-auth';
import type { KeySource } from '@plinth/platform-auth';
import type { Signals } from '@plinth/platform-cache';
import type { IssuerConfig } from './peer-settings';

/** Clients through which a person acts with all of his or her rights. */
const ownClients = [...OWN_CLIENTS, REFERENCE_CLIENT_ID];

/** With signals, something revoked at another process bites at once. */
export function tokenVerifier(issuer: string, keys: KeySource, revocations: RevocationFeed, signals: Signals) {
  const wakeUp = (wake: () => void) => signals.listen(REVOKED_SIGNAL, wake);
  return new JwtTokenVerifier({ issuer, keys, revocations, ownClients, polling: { wakeUp } });
}

/** Believes the tokens of identity by its public keys, wherever a replica of it answers. */
export function issuerVerifier(config: IssuerConfig, revocations: RevocationFeed, signals: Signals): JwtTokenVerifier {
  const keys = new HttpKeySource({ url: config.identityUrls.map((url) => `${url}/oauth/jwks`) });
  return tokenVerifier(config.publicUrl, keys, revocations, signals);
}
