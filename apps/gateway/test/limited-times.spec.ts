import { routeClassPolicies } from '@plinth/gateway';
import { limitedTimes } from '../src/limited-times';

describe('the rate limit factor', () => {
  it('changes how much may pass and nothing else', () => {
    const { api, stream } = limitedTimes(0.5);
    expect(api).toEqual({ ...routeClassPolicies.api, limit: { points: 3_000, seconds: 60 } });
    expect(stream.limit.points).toBe(60);
    expect(limitedTimes(1)).toEqual(routeClassPolicies);
  });

  it('leaves at least one request, and is refused when it would leave none', () => {
    expect(limitedTimes(0.000_001).upload.limit.points).toBe(1);
    expect(() => limitedTimes(0)).toThrow('PLINTH_RATE_LIMIT_FACTOR');
    expect(() => limitedTimes(-1)).toThrow('PLINTH_RATE_LIMIT_FACTOR');
  });
});
