import { Injectable } from '@nestjs/common';
import { API_AUDIENCE } from '@plinth/identity-contract';
import type { AccessTokenClaims } from '@plinth/identity-contract';
import { ClientDirectory } from '../client/client-directory';
import { nowSeconds } from '../protocol/instant';
import { OAuthSettings } from '../protocol/oauth-settings';
import { RevocationStore } from '../revocation/revocation.store';
import { SigningKeys } from '../signing-key/signing-keys';
import { isSignedBy, parseJws } from './jws';

/** RFC 9068 §4, at the issuer itself: revocations are asked of the database, not of a feed a second old. */
@Injectable()
export class AccessTokenReader {
  constructor(
    private readonly settings: OAuthSettings,
    private readonly keys: SigningKeys,
    private readonly clients: ClientDirectory,
    private readonly revocations: RevocationStore,
  ) {}

  /** Claims of a token that is ours, alive and of an active client; undefined for any other text. */
  async read(token: string): Promise<AccessTokenClaims | undefined> {
    const claims = await this.prove(token);
    if (claims === undefined || claims.exp <= nowSeconds()) return undefined;
    if ((await this.clients.findActive(claims.client_id)) === undefined) return undefined;
    return (await this.revocations.covers(claims)) ? undefined : claims;
  }

  /** Signature, issuer and kind alone: an expired token may still be revoked or asked about. */
  async prove(token: string): Promise<AccessTokenClaims | undefined> {
    const { header, claims } = parseJws(token) ?? {};
    if (header === undefined || claims === undefined || typeof header['kid'] !== 'string') return undefined;
    const prover = await this.keys.prover(header['kid']);
    const isOurs =
      header['typ'] === 'at+jwt' &&
      header['alg'] === prover?.alg &&
      claims['iss'] === this.settings.publicUrl &&
      claims['aud'] === API_AUDIENCE;
    return prover !== undefined && isOurs && isSignedBy(token, prover)
      ? (claims as unknown as AccessTokenClaims)
      : undefined;
  }
}
