import { Injectable } from '@nestjs/common';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { OAuthError } from '../../protocol/oauth-error';

const WINDOW_SECONDS = 60;
const PER_CLIENT_AND_ADDRESS = 10;
const PER_ADDRESS = 50;

/**
 * Failed client authentications of the last minute. In the memory of one process: what it protects are secrets of
 * 256 bits, so that a few more guesses at another replica give nobody anything. One address cannot lock out another.
 */
@Injectable()
export class AuthenticationAttempts {
  private readonly byPair = new RateLimiterMemory({ points: PER_CLIENT_AND_ADDRESS, duration: WINDOW_SECONDS });
  private readonly byAddress = new RateLimiterMemory({ points: PER_ADDRESS, duration: WINDOW_SECONDS });
  /** Addresses with a failure in the window: everyone else is let through without a look. */
  private readonly suspects = new Map<string, number>();

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
    await this.byPair.consume(pairOf(clientId, address)).catch(isLimit);
    await this.byAddress.consume(address).catch(isLimit);
  }
}

const pairOf = (clientId: string, address: string): string => `${address} ${clientId.slice(0, 100)}`;

const isLimit = (thrown: unknown): void => {
  if (!(thrown instanceof RateLimiterRes)) throw thrown;
};

const limited = (state: RateLimiterRes | null): OAuthError =>
  new OAuthError('invalid_client', 'Too many failed attempts; wait', {
    retryAfterSeconds: Math.max(1, Math.ceil((state?.msBeforeNext ?? 1_000) / 1_000)),
  });
