import { createHash } from 'node:crypto';
import { errors, jwtVerify, SignJWT } from 'jose';
import { DomainError } from '@plinth/error-contract';
import { RpcErrors } from '../call/rpc-errors';
import type { ServiceKeys } from './service-keys';

/** A token lives at most this long: what is overheard is soon worth nothing. */
export const TOKEN_SECONDS = 60;
const RENEWED_AFTER_MS = 30_000;
/** Between the clocks of two hosts. */
const TOLERANCE_SECONDS = 5;
const TYPE = 'plinth-svc+jwt';
const REMEMBERED = 1_000;

/** Tokens of this service for one other: who calls, whom, until when. */
export class ServiceTokens {
  private token?: { readonly text: Promise<string>; readonly until: number };

  constructor(
    private readonly keys: ServiceKeys,
    private readonly issuer: string,
    private readonly audience: string,
  ) {}

  current(): Promise<string> {
    const now = Date.now();
    const known = this.token;
    // A clock that was set back must not make an old token look new.
    if (known !== undefined && now < known.until && now > known.until - RENEWED_AFTER_MS - 1_000) return known.text;
    const text = this.sign(Math.floor(now / 1_000));
    this.token = { text, until: now + RENEWED_AFTER_MS };
    return text;
  }

  private sign(now: number): Promise<string> {
    const { id, secret } = this.keys.signing;
    return new SignJWT({ iss: this.issuer, aud: this.audience, iat: now, exp: now + TOKEN_SECONDS })
      .setProtectedHeader({ alg: 'HS256', typ: TYPE, kid: id })
      .sign(secret);
  }
}

/** Proves the tokens that others show to this service. */
export class ServiceTokenCheck {
  /** By SHA-256, so that the memory of the process holds no usable token. */
  private readonly proven = new Map<string, { readonly caller: string; readonly expiresAt: number }>();

  constructor(
    private readonly keys: ServiceKeys,
    private readonly audience: string,
  ) {}

  /** Answers the calling service. @throws DomainError `rpc.caller_unknown` */
  async callerOf(authorization: string | undefined): Promise<string> {
    const token = /^Bearer ([\w.-]+)$/.exec(authorization ?? '')?.[1];
    if (token === undefined) throw new DomainError(RpcErrors.callerUnknown);
    const key = createHash('sha256').update(token).digest('base64');
    const known = this.proven.get(key) ?? (await this.prove(key, token));
    if (known.expiresAt + TOLERANCE_SECONDS > Date.now() / 1_000) return known.caller;
    this.proven.delete(key);
    throw new DomainError(RpcErrors.callerUnknown);
  }

  private async prove(key: string, token: string) {
    const { iss, iat, exp } = await this.claimsOf(token);
    if (iss === undefined || iat === undefined || exp === undefined || exp - iat > TOKEN_SECONDS) {
      throw new DomainError(RpcErrors.callerUnknown);
    }
    const proven = { caller: iss, expiresAt: exp };
    const oldest = this.proven.keys().next();
    if (this.proven.size >= REMEMBERED && !oldest.done) this.proven.delete(oldest.value);
    this.proven.set(key, proven);
    return proven;
  }

  private async claimsOf(token: string) {
    try {
      const { payload } = await jwtVerify(
        token,
        ({ kid }) => {
          const known = this.keys.byId.get(kid ?? '');
          if (known === undefined) throw new DomainError(RpcErrors.callerUnknown);
          return known.secret;
        },
        {
          algorithms: ['HS256'],
          typ: TYPE,
          audience: this.audience,
          maxTokenAge: TOKEN_SECONDS + TOLERANCE_SECONDS,
          clockTolerance: TOLERANCE_SECONDS,
          requiredClaims: ['iss', 'iat', 'exp'],
        },
      );
      return payload;
    } catch (error) {
      if (error instanceof errors.JOSEError) throw new DomainError(RpcErrors.callerUnknown);
      throw error;
    }
  }
}
