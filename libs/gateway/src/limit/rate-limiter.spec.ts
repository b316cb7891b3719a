import { LoadShedder } from './load-shedder';
import { MemoryRateLimiter } from './memory-rate-limiter';
import { rateLimiterContract } from './rate-limiter.contract.fixture';

rateLimiterContract('MemoryRateLimiter', () => new MemoryRateLimiter());

describe('LoadShedder', () => {
  it('refuses after two slow windows in a row and not after one', () => {
    const shedder = new LoadShedder(100);
    shedder.measure(500);
    expect(() => shedder.checkLoad()).not.toThrow();
    shedder.measure(500);
    expect(() => shedder.checkLoad()).toThrow(/gateway.overloaded/);
    shedder.measure(20);
    expect(() => shedder.checkLoad()).not.toThrow();
    shedder.stop();
  });
});
