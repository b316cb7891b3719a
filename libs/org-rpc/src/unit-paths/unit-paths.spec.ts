import { ROOT_UNIT_ID } from '@plinth/org-contract';
import type { UnitPaths } from '@plinth/platform-auth';
import { bindings, OrgPortsFixture } from '../org-ports.fixture';
import { GrpcUnitPaths } from './grpc-unit-paths';

describe.each(bindings)('where units stand, %s', (binding) => {
  const fixture = new OrgPortsFixture();
  let units: UnitPaths;
  beforeAll(async () => {
    units = (await fixture.bound(binding)).unitPaths;
    fixture.units.paths.set('u1', 'a.b');
  });
  afterAll(() => fixture.close());

  it('answers the path, the empty one of the root, and none for an unknown unit', async () => {
    expect(await units.pathOf('u1')).toBe('a.b');
    expect(await units.pathOf(ROOT_UNIT_ID)).toBe('');
    expect(await units.pathOf('nothing')).toBeUndefined();
    expect(await units.pathOf('')).toBeUndefined();
  });

  it('answers many at once, each its own', async () => {
    const ids = Array.from({ length: 1_500 }, (_, at) => `many${at}`);
    for (const id of ids) fixture.units.paths.set(id, `path.${id}`);
    expect(await Promise.all(ids.map((id) => units.pathOf(id)))).toEqual(ids.map((id) => `path.${id}`));
  });
});

describe('where units stand, over gRPC', () => {
  const fixture = new OrgPortsFixture();
  afterAll(() => fixture.close());

  it('is asked together, kept for a second and forgotten when somebody hears of a move', async () => {
    const channel = await fixture.channel({ caller: 'audit' });
    const calls = jest.spyOn(channel, 'unary');
    const units = new GrpcUnitPaths(channel);
    fixture.units.paths.set('u1', 'a.b').set('u2', 'a.c');
    await Promise.all(['u1', 'u2', 'u1'].map((id) => units.pathOf(id)));
    expect([calls.mock.calls.length, fixture.units.asked]).toEqual([1, ['u1', 'u2']]);
    fixture.units.paths.set('u1', 'x.b');
    units.forget();
    expect(await units.pathOf('u1')).toBe('x.b');
    calls.mockRestore();
  });

  it('moves within two seconds without anybody saying so', async () => {
    const { unitPaths } = await fixture.bound('gRPC', { caller: 'market' });
    fixture.units.paths.set('u3', 'old');
    expect(await unitPaths.pathOf('u3')).toBe('old');
    fixture.units.paths.set('u3', 'new');
    const moved = performance.now();
    while ((await unitPaths.pathOf('u3')) === 'old' && performance.now() - moved < 5_000)
      await new Promise((resolve) => setTimeout(resolve, 20));
    expect(performance.now() - moved).toBeLessThan(2_000);
  });
});
