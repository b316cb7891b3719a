import { randomUUID } from 'node:crypto';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { CryptoKey, JWK } from 'jose';
import { API_AUDIENCE, RevocationFeed } from '@plinth/identity-contract';
import type { Revocation } from '@plinth/identity-contract';
import { JwtTokenVerifier, KeySource } from '@plinth/platform-auth';
import type { JwtTokenVerifierOptions } from '@plinth/platform-auth';

export interface TestToken {
  /** Person id. Without `client` the token is the person's own, of the portal. */
  readonly person?: string;
  /** Account id of the person; made up when absent. */
  readonly account?: string;
  readonly session?: string;
  /** Client id: alone for client credentials, with `person` for a person through an application. */
  readonly client?: string;
  readonly scopes?: readonly string[];
  readonly units?: readonly string[];
  readonly operator?: boolean;
  /** Negative for a token that has expired; 300 when absent. */
  readonly lifetimeSeconds?: number;
  /** Claims and header fields to spoil. */
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly header?: Readonly<Record<string, string>>;
}

class OneKey extends KeySource {
  constructor(private readonly key: JWK) {
    super();
  }

  async find(keyId: string): Promise<JWK | undefined> {
    return keyId === this.key.kid ? this.key : undefined;
  }
}

class MemoryRevocationFeed extends RevocationFeed {
  readonly entries: Revocation[] = [];

  async since(position: number) {
    return { position: this.entries.length, entries: this.entries.slice(position) };
  }
}

/** Stands in for identity in specs: issues and revokes real access tokens under a key of its own. */
export class TestIssuer {
  readonly keySource: KeySource;
  private readonly feed = new MemoryRevocationFeed();

  private constructor(
    readonly issuer: string,
    private readonly privateKey: CryptoKey,
    readonly publicKey: JWK,
  ) {
    this.keySource = new OneKey(publicKey);
  }

  static async create(issuer = 'https://base.test'): Promise<TestIssuer> {
    const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true });
    return new TestIssuer(issuer, privateKey, { ...(await exportJWK(publicKey)), kid: randomUUID(), use: 'sig' });
  }

  get revocationFeed(): RevocationFeed {
    return this.feed;
  }

  /** For `AuthModule.forRoot({ verifier: issuer.verifier(), … })`. */
  verifier(options: Partial<JwtTokenVerifierOptions> = {}): JwtTokenVerifier {
    const own = { issuer: this.issuer, keys: this.keySource, revocations: this.feed };
    return new JwtTokenVerifier({ ...own, polling: { everyMs: 50 }, ...options });
  }

  token(token: TestToken): Promise<string> {
    const now = Math.floor(Date.now() / 1_000);
    const lifetime = token.lifetimeSeconds ?? 300;
    const client = token.client ?? (token.operator ? 'plinth-operator' : 'plinth-portal');
    const claims = {
      iss: this.issuer,
      aud: API_AUDIENCE,
      sub: token.person === undefined ? client : (token.account ?? randomUUID()),
      client_id: client,
      scope: (token.scopes ?? []).join(' '),
      jti: randomUUID(),
      iat: Math.min(now, now + lifetime),
      exp: now + lifetime,
      ...(token.person === undefined ? {} : { pid: token.person, sid: token.session ?? randomUUID() }),
      ...(token.units === undefined ? {} : { units: token.units }),
      ...(token.operator ? { operator: true } : {}),
      ...token.claims,
    };
    const header = { alg: 'ES256', typ: 'at+jwt', kid: this.publicKey.kid, ...token.header };
    return new SignJWT(claims).setProtectedHeader(header).sign(this.privateKey);
  }

  /** `authorization` header with a token. */
  async headers(token: TestToken): Promise<{ authorization: string }> {
    return { authorization: `Bearer ${await this.token(token)}` };
  }

  revoke(kind: Revocation['kind'], id: string): void {
    const now = Math.floor(Date.now() / 1_000);
    this.feed.entries.push({ kind, id, issuedUntil: now, expiresAt: now + 3_600 });
  }
}
