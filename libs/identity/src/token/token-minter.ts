import { Injectable } from '@nestjs/common';
import type { OAuthClient } from '../client/client';
import { OAuthSettings } from '../protocol/oauth-settings';
import { SigningKeys } from '../signing-key/signing-keys';
import { accessTokenClaims } from './access-token';
import type { PersonGrant } from './access-token';
import { idTokenClaims } from './id-token';
import { signInPool, signNow } from './jws';

export interface MintedAccessToken {
  readonly access_token: string;
  readonly token_type: 'Bearer';
  readonly expires_in: number;
  readonly scope: string;
}

/** Signs what the grants hand out. */
@Injectable()
export class TokenMinter {
  constructor(
    private readonly settings: OAuthSettings,
    private readonly keys: SigningKeys,
  ) {}

  accessToken(client: OAuthClient, scopes: readonly string[], person?: PersonGrant, jti?: string): MintedAccessToken {
    const claims = accessTokenClaims(this.settings.publicUrl, client, scopes, person, jti);
    return {
      access_token: signNow('at+jwt', claims, this.keys.current('ES256')),
      token_type: 'Bearer',
      expires_in: client.options.accessTokenTtl,
      scope: claims.scope,
    };
  }

  async idToken(
    client: OAuthClient,
    person: PersonGrant,
    accessToken: string,
    more: { readonly nonce?: string; readonly profile?: Readonly<Record<string, unknown>> },
  ): Promise<string> {
    const { publicUrl: issuer } = this.settings;
    const claims = idTokenClaims({ issuer, clientId: client.id, person, accessToken, ...more });
    const key = this.keys.current(client.options.idTokenAlg);
    return key.alg === 'ES256' ? signNow('JWT', claims, key) : signInPool('JWT', claims, key);
  }
}
