import { REFERENCE_CLIENT_ID } from '@plinth/identity-contract';
import type { RevocationFeed } from '@plinth/identity-contract';
import { HttpKeySource, JwtTokenVerifier, OWN_CLIENTS } from '@plinth/platform-auth';
import type { KeySource } from '@plinth/platform-auth';
import type { IssuerConfig } from './peer-settings';

/** Clients through which a person acts with all of his or her rights. */
const ownClients = [...OWN_CLIENTS, REFERENCE_CLIENT_ID];

export const tokenVerifier = (issuer: string, keys: KeySource, revocations: RevocationFeed): JwtTokenVerifier =>
  new JwtTokenVerifier({ issuer, keys, revocations, ownClients });

/** Believes the tokens of identity by its public keys, wherever a replica of it answers. */
export const issuerVerifier = ({ publicUrl, identityUrls }: IssuerConfig, revocations: RevocationFeed) =>
  tokenVerifier(publicUrl, new HttpKeySource({ url: identityUrls.map((url) => `${url}/oauth/jwks`) }), revocations);
