import { DomainError } from '@plinth/error-contract';
import type { AccessTokenClaims, Revocation, RevocationFeed } from '@plinth/identity-contract';
import { AuthErrors } from './auth-errors';

export interface RevocationsOptions {
  /** One second when absent: with the caches behind it, an ended session is refused within two. */
  readonly everyMs?: number;
  /** With no answer of the feed for this long, tokens are not believed any more; one minute when absent. */
  readonly trustedForMs?: number;
  /** Takes what is to be called when something may have been revoked, and answers how to stop that; a hint, no more. */
  readonly wakeUp?: (wake: () => void) => () => void;
}

/** However often it is woken, the feed is not asked more often than this. */
const WOKEN_AT_MOST_EVERY_MS = 100;

/** Follows the feed of revocations and answers whether a token is dead. */
export class Revocations {
  private readonly entries = new Map<string, Revocation & { readonly keptUntil: number }>();
  private position = 0;
  private askedAt = -Infinity;
  private asking?: Promise<void>;
  private timer?: NodeJS.Timeout;
  private stopWaking?: () => void;
  private woken?: NodeJS.Timeout;
  private lastWoken = -Infinity;

  constructor(
    private readonly feed: RevocationFeed,
    private readonly options: RevocationsOptions = {},
  ) {}

  start(): void {
    if (this.timer !== undefined) return;
    this.timer = setInterval(() => void this.ask(), this.options.everyMs ?? 1_000);
    this.timer.unref();
    this.stopWaking = this.options.wakeUp?.(() => this.wake());
    void this.ask();
  }

  stop(): void {
    this.stopWaking?.();
    clearTimeout(this.woken);
    clearInterval(this.timer);
    this.timer = this.woken = undefined;
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

  private wake(): void {
    if (this.woken !== undefined) return;
    const rest = this.lastWoken + WOKEN_AT_MOST_EVERY_MS - performance.now();
    this.woken = setTimeout(() => void this.askAnew(), Math.max(0, rest)).unref();
  }

  /** A question under way may have been answered before what we are woken for. */
  private async askAnew(): Promise<void> {
    await this.asking;
    this.woken = undefined;
    this.lastWoken = performance.now();
    await this.ask();
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
    if (known !== undefined && known.issuedUntil > entry.issuedUntil) return;
    // By a clock that cannot be set: after a jump of the other one what was forgotten would never be told again.
    const keptUntil = performance.now() + (entry.expiresAt - entry.issuedUntil) * 1_000;
    this.entries.set(key, { ...entry, keptUntil });
  }

  private forgetExpired(): void {
    const now = performance.now();
    for (const [key, { keptUntil }] of this.entries) if (keptUntil < now) this.entries.delete(key);
  }
}
