import { seldom } from './seldom';

describe('news that is told seldom', () => {
  it('is not told before its time, then the latest once', async () => {
    const told: number[] = [];
    const tell = seldom(async (share) => told.push(share), 30);
    await tell(0.1);
    await tell(0.2);
    expect(told).toEqual([]);
    await new Promise((resolve) => setTimeout(resolve, 40));
    await tell(0.3);
    await tell(0.4);
    expect(told).toEqual([0.3]);
  });
});
