import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { DomainError } from '@plinth/error-contract';
import { CacheErrors, CacheModule, MemoryCache, openMemory } from '@plinth/platform-cache';
import { AuthenticationAttempts } from './authentication-attempts';

const claim = { check: () => undefined, release: async () => undefined };

class AbsentCache extends MemoryCache {
  override increment(): Promise<never> {
    return Promise.reject(new DomainError(CacheErrors.unavailable));
  }
}

/** Guesses at each of the replicas in turn, until one after another refuses; answers how many were checked. */
async function guesses(replicas: readonly AuthenticationAttempts[], client = 'c', address = 'a'): Promise<number> {
  let checked = 0;
  for (let n = 0; n < 200; n += 1) {
    const replica = replicas[n % replicas.length] as AuthenticationAttempts;
    const isOpen = await replica.checkOpen(client, address).then(
      () => true,
      () => false,
    );
    if (!isOpen) continue;
    checked += 1;
    await replica.failed(client, address);
  }
  return checked;
}

describe('failed authentications of a client', () => {
  it('are ten in one process, whose refusal says how long to wait', async () => {
    const alone = new AuthenticationAttempts();
    expect(await guesses([alone])).toBe(10);
    await expect(alone.checkOpen('c', 'a')).rejects.toMatchObject({ status: 429 });
    await alone.checkOpen('c', 'other');
    await alone.checkOpen('other', 'a');
  });

  it('are one more for each further replica, not ten', async () => {
    const cache = new MemoryCache(claim);
    const replicas = Array.from({ length: 3 }, () => new AuthenticationAttempts(cache));
    expect(await guesses(replicas)).toBeLessThanOrEqual(12);
    for (const replica of replicas) await replica.checkOpen('c', 'another address');
  });

  it('of many clients at one address are fifty, and one more for each further replica', async () => {
    const cache = new MemoryCache(claim);
    const replicas = [new AuthenticationAttempts(cache), new AuthenticationAttempts(cache)];
    let checked = 0;
    for (let client = 0; client < 30; client += 1) checked += await guesses(replicas, `c${client}`);
    expect(checked).toBeLessThanOrEqual(51);
  });

  it('are counted by each replica alone while the common store is away', async () => {
    const cache = new AbsentCache(claim);
    expect(await guesses([new AuthenticationAttempts(cache), new AuthenticationAttempts(cache)])).toBe(20);
  });

  it('send no address to the common store', async () => {
    const seen: string[] = [];
    const cache = new (class extends MemoryCache {
      override increment(key: string, by: number, ttlMs: number) {
        seen.push(key);
        return super.increment(key, by, ttlMs);
      }
    })(claim);
    await new AuthenticationAttempts(cache).failed('some-client', '203.0.113.7');
    expect(seen).toHaveLength(2);
    expect(seen.join()).not.toMatch(/203\.0|some-client/);
  });

  it('are shared where the shell gives a cache, and counted alone where it gives none', async () => {
    @Module({ providers: [AuthenticationAttempts] })
    class Alone {}
    const parts = openMemory(claim);
    @Module({ imports: [CacheModule.forRoot({ parts })], providers: [AuthenticationAttempts] })
    class Shared {}
    const made = [];
    for (const module of [Shared, Shared, Alone]) {
      const context = await NestFactory.createApplicationContext(module, { logger: false });
      made.push(context.get(AuthenticationAttempts));
      await context.close();
    }
    const [one, two, alone] = made as [AuthenticationAttempts, AuthenticationAttempts, AuthenticationAttempts];
    expect(await guesses([one, two])).toBeLessThanOrEqual(11);
    expect(await guesses([alone])).toBe(10);
  });
});
