import { setTimeout as sleep } from 'node:timers/promises';
import { RevocationFeed } from '@plinth/identity-contract';
import type { AccessTokenClaims, Revocation } from '@plinth/identity-contract';
import { Revocations } from './revocations';

const now = (): number => Math.floor(Date.now() / 1_000);
const claims = { sub: 'a', client_id: 'c', jti: 't', iat: now(), exp: now() + 600 } as AccessTokenClaims;
const revoked: Revocation = { kind: 'token', id: 't', issuedUntil: now() + 1, expiresAt: now() + 600 };

/** Answers what was there when it was asked, after a while, as a feed over the network does. */
class SlowFeed extends RevocationFeed {
  asked = 0;
  entries: readonly Revocation[] = [];

  async since(position: number) {
    this.asked += 1;
    const { entries } = this;
    await sleep(20);
    return { position, entries };
  }
}

const follow = (feed: RevocationFeed) => {
  const waking: { wake?: () => void } = {};
  const wakeUp = (wake: () => void) => {
    waking.wake = wake;
    return () => delete waking.wake;
  };
  const revocations = new Revocations(feed, { everyMs: 60_000, wakeUp });
  revocations.start();
  return { revocations, waking, wake: () => waking.wake?.() };
};

describe('Revocations that are woken', () => {
  it('know at once what they would have asked for a minute later', async () => {
    const feed = new SlowFeed();
    const { revocations, waking, wake } = follow(feed);
    await revocations.checkTrusted();
    feed.entries = [revoked];
    await sleep(150);
    expect(revocations.isRevoked(claims)).toBe(false);
    wake();
    await sleep(150);
    expect(revocations.isRevoked(claims)).toBe(true);
    revocations.stop();
    expect(waking.wake).toBeUndefined();
  });

  it('ask once more when a question was under way, which may have missed it', async () => {
    const feed = new SlowFeed();
    const { revocations, wake } = follow(feed);
    feed.entries = [revoked];
    wake();
    await sleep(250);
    expect(feed.asked).toBe(2);
    expect(revocations.isRevoked(claims)).toBe(true);
    revocations.stop();
  });

  it('do not ask more often than ten times a second, however often they are woken', async () => {
    const feed = new SlowFeed();
    const { revocations, wake } = follow(feed);
    for (const end = performance.now() + 1_000; performance.now() < end; await sleep(2)) wake();
    expect(feed.asked).toBeGreaterThan(2);
    expect(feed.asked).toBeLessThanOrEqual(13);
    revocations.stop();
  });
});
