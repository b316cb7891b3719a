import { createHash } from 'node:crypto';
import { Injectable, Optional } from '@nestjs/common';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { Cache } from '@plinth/platform-cache';
import { OAuthError } from '../../protocol/oauth-error';

const WINDOW_SECONDS = 60;
const PER_CLIENT_AND_ADDRESS = 10;
const PER_ADDRESS = 50;

/**
 * Failed client authentications of the last minute; one address cannot lock out another. Each process counts by itself
 * and learns with every failure what all have counted together, so that looking costs nothing: a caller who goes from
 * replica to replica has one failure more at each than at one alone. Without the common store each counts alone.
 */
@Injectable()
export class AuthenticationAttempts {
  private readonly byPair = new RateLimiterMemory({ points: PER_CLIENT_AND_ADDRESS, duration: WINDOW_SECONDS });
  private readonly byAddress = new RateLimiterMemory({ points: PER_ADDRESS, duration: WINDOW_SECONDS });
  /** Addresses with a failure in the window: everyone else is let through without a look. */
  private readonly suspects = new Map<string, number>();

  /** Absent in the base shape: there is one process. */
  constructor(@Optional() private readonly common?: Cache) {}

  /** @throws OAuthError with Retry-After */
  async checkOpen(clientId: string, address: string): Promise<void> {
    if ((this.suspects.get(address) ?? 0) < Date.now()) return;
    const pair = await this.byPair.get(pairOf(clientId, address));
    const alone = await this.byAddress.get(address);
    if ((pair?.consumedPoints ?? 0) >= PER_CLIENT_AND_ADDRESS) throw limited(pair);
    if ((alone?.consumedPoints ?? 0) >= PER_ADDRESS) throw limited(alone);
  }

  async failed(clientId: string, address: string): Promise<void> {
    for (const [known, until] of this.suspects) if (until < Date.now()) this.suspects.delete(known);
    this.suspects.set(address, Date.now() + WINDOW_SECONDS * 1_000);
    await Promise.all([this.count(this.byPair, pairOf(clientId, address)), this.count(this.byAddress, address)]);
  }

  private async count(counter: RateLimiterMemory, key: string): Promise<void> {
    const own = await counter.consume(key).catch(stateOfLimit);
    if (this.common === undefined) return;
    try {
      const { count, expiresInMs } = await this.common.increment(commonKeyOf(key), 1, WINDOW_SECONDS * 1_000);
      if (count > own.consumedPoints) await counter.set(key, count, Math.max(1, expiresInMs) / 1_000);
    } catch {
      // What this process has counted stands.
    }
  }
}

const pairOf = (clientId: string, address: string): string => `${address} ${clientId.slice(0, 100)}`;

/** Addresses stay in this process. */
const commonKeyOf = (key: string): string =>
  `client-failures:${createHash('sha256').update(key).digest('base64url').slice(0, 22)}`;

const stateOfLimit = (thrown: unknown): RateLimiterRes => {
  if (!(thrown instanceof RateLimiterRes)) throw thrown;
  return thrown;
};

const limited = (state: RateLimiterRes | null): OAuthError =>
  new OAuthError('invalid_client', 'Too many failed attempts; wait', {
    retryAfterSeconds: Math.max(1, Math.ceil((state?.msBeforeNext ?? 1_000) / 1_000)),
  });
