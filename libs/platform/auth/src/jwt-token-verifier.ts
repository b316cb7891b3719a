import { hash } from 'node:crypto';
import type { OnApplicationShutdown, OnModuleInit } from '@nestjs/common';
import { errors, importJWK, jwtVerify } from 'jose';
import type { JWTHeaderParameters } from 'jose';
import { DomainError } from '@plinth/error-contract';
import { API_AUDIENCE } from '@plinth/identity-contract';
import type { AccessTokenClaims, RevocationFeed } from '@plinth/identity-contract';
import { isAccessToken, OWN_CLIENTS, principalOf } from './access-token';
import { AuthErrors } from './auth-errors';
import type { KeySource } from './key-source';
import type { Principal } from './principal';
import { Revocations } from './revocations';
import type { RevocationsOptions } from './revocations';
import { TokenVerifier } from './token-verifier';

export interface JwtTokenVerifierOptions {
  readonly issuer: string;
  readonly keys: KeySource;
  readonly revocations: RevocationFeed;
  readonly polling?: RevocationsOptions;
  /** `plinth-api` when absent. */
  readonly audience?: string;
  /** Clients through which a person acts with all rights; `plinth-portal` when absent. */
  readonly ownClients?: readonly string[];
  /** Proven tokens remembered at most; 20,000 when absent. */
  readonly remembered?: number;
}

interface Proven {
  readonly claims: AccessTokenClaims;
  readonly principal: Principal;
}

/** RFC 9068 tokens signed with ES256: the signature is checked once per token, revocation on every use. */
export class JwtTokenVerifier extends TokenVerifier implements OnModuleInit, OnApplicationShutdown {
  /** By SHA-256, so that the memory of the process holds no usable token. */
  private readonly proven = new Map<string, Proven>();
  private readonly revocations: Revocations;

  constructor(private readonly options: JwtTokenVerifierOptions) {
    super();
    this.revocations = new Revocations(options.revocations, options.polling);
  }

  onModuleInit(): void {
    this.revocations.start();
  }

  onApplicationShutdown(): void {
    this.revocations.stop();
  }

  async verify(token: string): Promise<Principal> {
    this.revocations.start();
    await this.revocations.checkTrusted();
    const key = hash('sha256', token, 'base64');
    const { claims, principal } = this.proven.get(key) ?? this.remember(key, await this.prove(token));
    if (claims.exp <= Date.now() / 1_000) {
      this.proven.delete(key);
      throw new DomainError(AuthErrors.tokenExpired);
    }
    if (this.revocations.isRevoked(claims)) throw new DomainError(AuthErrors.tokenRevoked);
    return principal;
  }

  private remember(key: string, claims: AccessTokenClaims): Proven {
    const proven = { claims, principal: principalOf(claims, this.options.ownClients ?? OWN_CLIENTS) };
    const oldest = this.proven.keys().next();
    if (this.proven.size >= (this.options.remembered ?? 20_000) && !oldest.done) this.proven.delete(oldest.value);
    this.proven.set(key, proven);
    return proven;
  }

  private async prove(token: string): Promise<AccessTokenClaims> {
    try {
      const { payload } = await jwtVerify(token, (header) => this.keyOf(header), {
        algorithms: ['ES256'],
        typ: 'at+jwt',
        issuer: this.options.issuer,
        audience: this.options.audience ?? API_AUDIENCE,
        requiredClaims: ['sub', 'client_id', 'jti', 'iat', 'exp'],
      });
      if (!isAccessToken(payload)) throw new DomainError(AuthErrors.tokenInvalid);
      return payload as unknown as AccessTokenClaims;
    } catch (error) {
      if (error instanceof errors.JWTExpired) throw new DomainError(AuthErrors.tokenExpired);
      if (error instanceof errors.JOSEError) throw new DomainError(AuthErrors.tokenInvalid);
      throw error;
    }
  }

  private async keyOf(header: JWTHeaderParameters) {
    const key = header.kid === undefined ? undefined : await this.options.keys.find(header.kid);
    if (key === undefined || key.kty !== 'EC' || key.crv !== 'P-256' || (key.use !== undefined && key.use !== 'sig')) {
      throw new DomainError(AuthErrors.tokenInvalid);
    }
    return importJWK({ kty: key.kty, crv: key.crv, x: key.x, y: key.y }, 'ES256');
  }
}
