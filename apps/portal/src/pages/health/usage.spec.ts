import { usageByClient } from './usage';

const hour = '2026-09-01T08:00:00Z';
const counted = { routeClass: 'api', hour, refused: 0, limited: 0, failed: 0 } as const;

describe('the calls of clients', () => {
  it('are summed over hours and kinds, the busiest client first', () => {
    expect(
      usageByClient([
        { ...counted, client: 'homework', requests: 5, refused: 2 },
        { ...counted, client: 'library', requests: 40, limited: 3 },
        { ...counted, client: 'homework', requests: 7, routeClass: 'token', failed: 1 },
      ]),
    ).toEqual([
      { client: 'library', requests: 40, refused: 0, limited: 3, failed: 0 },
      { client: 'homework', requests: 12, refused: 2, limited: 0, failed: 1 },
    ]);
  });

  it('are none when nobody called', () => {
    expect(usageByClient([])).toEqual([]);
  });
});
