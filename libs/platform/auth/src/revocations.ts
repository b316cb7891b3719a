import { DomainError } from '@plinth/error-contract';
import type { AccessTokenClaims, Revocation, RevocationFeed } from '@plinth/identity-contract';
import { AuthErrors } from './auth-errors';

export interface RevocationsOptions {
  /** One second when absent: with the caches behind it, an ended session is refused within two. */
  readonly everyMs?: number;
  /** With no answer of the feed for this long, tokens are not believed any more; one minute when absent. */
  readonly trustedForMs?: number;
}

/** Follows the feed of revocations and answers whether a token is dead. */
export class Revocations {
  private readonly entries = new Map<string, Revocation>();
  private position = 0;
  private askedAt = -Infinity;
  private asking?: Promise<void>;
  private timer?: NodeJS.Timeout;

  constructor(
    private readonly feed: RevocationFeed,
    private readonly options: RevocationsOptions = {},
  ) {}

  start(): void {
    if (this.timer !== undefined) return;
    this.timer = setInterval(() => void this.ask(), this.options.everyMs ?? 1_000);
    this.timer.unref();
    void this.ask();
  }

  stop(): void {
    clearInterval(this.timer);
    this.timer = undefined;
  }

  /** @throws DomainError `auth.verification_unavailable` when the feed has not been heard for too long */
  async checkTrusted(): Promise<void> {
    const isFresh = () => performance.now() - this.askedAt < (this.options.trustedForMs ?? 60_000);
    if (!isFresh()) await this.ask();
    if (!isFresh()) throw new DomainError(AuthErrors.verificationUnavailable);
  }

  isRevoked(claims: AccessTokenClaims): boolean {
    return (
      this.hits('token', claims.jti, claims.iat) ||
      this.hits('session', claims.sid, claims.iat) ||
      this.hits('account', claims.sub, claims.iat) ||
      this.hits('client', claims.client_id, claims.iat)
    );
  }

  private hits(kind: Revocation['kind'], id: string | undefined, issuedAt: number): boolean {
    const entry = id === undefined ? undefined : this.entries.get(`${kind}:${id}`);
    return entry !== undefined && issuedAt <= entry.issuedUntil;
  }

  private ask(): Promise<void> {
    this.asking ??= this.read().finally(() => (this.asking = undefined));
    return this.asking;
  }

  private async read(): Promise<void> {
    try {
      const { position, entries } = await this.feed.since(this.position);
      for (const entry of entries) this.keep(entry);
      this.position = position;
      this.askedAt = performance.now();
      this.forgetExpired();
    } catch {
      // Asked again in a second; `checkTrusted` closes the door when the feed stays away.
    }
  }

  private keep(entry: Revocation): void {
    const key = `${entry.kind}:${entry.id}`;
    const known = this.entries.get(key);
    if (known === undefined || known.issuedUntil <= entry.issuedUntil) this.entries.set(key, entry);
  }

  private forgetExpired(): void {
    const now = Date.now() / 1_000;
    for (const [key, entry] of this.entries) if (entry.expiresAt < now) this.entries.delete(key);
  }
}
