import { Injectable } from '@nestjs/common';
import { OAuthSettings } from '../protocol/oauth-settings';
import { SigningKeys } from '../signing-key/signing-keys';
import { isSignedBy, parseJws } from '../token/jws';

export interface IdTokenHint {
  readonly subject: string;
  readonly sessionId: string;
  readonly clientId: string;
}

/** OpenID Connect Core §3.1.2.1: an ID token of ours as a hint; it may have expired, but it must be ours. */
@Injectable()
export class IdTokenHints {
  constructor(
    private readonly settings: OAuthSettings,
    private readonly keys: SigningKeys,
  ) {}

  /** Undefined for anything that this base did not sign as an ID token. */
  async read(token: string): Promise<IdTokenHint | undefined> {
    const { header, claims } = parseJws(token) ?? {};
    if (header === undefined || claims === undefined || typeof header['kid'] !== 'string') return undefined;
    const prover = await this.keys.prover(header['kid']);
    const fits = header['typ'] === 'JWT' && header['alg'] === prover?.alg && claims['iss'] === this.settings.publicUrl;
    if (prover === undefined || !fits || !isSignedBy(token, prover)) return undefined;
    const { sub, sid, aud } = claims;
    return typeof sub === 'string' && typeof sid === 'string' && typeof aud === 'string'
      ? { subject: sub, sessionId: sid, clientId: aud }
      : undefined;
  }
}
