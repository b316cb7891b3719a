import * as fs from 'node:fs';
import * as path from 'node:path';
import { TestBase, eventually, pause } from './base.fixture';
import { SteadyLoad, TestCluster } from './cluster.fixture';

jest.setTimeout(600_000);

/** Of the cluster shape alone: its processes come and go, and nobody outside sees it. */
describe('a cluster whose processes are replaced', () => {
  let cluster: TestCluster;
  let token: string;
  let operator: { clientId: string; clientSecret: string };

  beforeAll(async () => {
    const settings = { PLINTH_RATE_LIMIT_FACTOR: '1000', PLINTH_DRAIN_DELAY_MS: '1500' };
    cluster = new TestCluster(await TestBase.start(undefined, settings));
    operator = JSON.parse(fs.readFileSync(path.join(cluster.base.home, 'operator.json'), 'utf8'));
    token = (await cluster.base.cli('token')).body.access_token;
  });
  afterAll(() => cluster?.base.close());

  let count = 0;
  const bearer = () => ({ authorization: `Bearer ${token}` });
  const reads = () => fetch(`${cluster.base.url}/api/org/v1/units/tops`, { headers: bearer() });
  const audits = () => fetch(`${cluster.base.url}/api/audit/v1/entries?limit=1`, { headers: bearer() });
  const grants = () =>
    fetch(`${cluster.base.url}/oauth/token`, {
      method: 'POST',
      headers: {
        authorization: `Basic ${Buffer.from(`${operator.clientId}:${operator.clientSecret}`).toString('base64')}`,
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: 'grant_type=client_credentials',
    });
  const writes = () => {
    count += 1;
    return fetch(`${cluster.base.url}/api/org/v1/units`, {
      method: 'POST',
      headers: { ...bearer(), 'content-type': 'application/json', 'idempotency-key': `rolling-${count}` },
      body: JSON.stringify({
        kind: 'bureau',
        name: `第${count}教育局`,
        parentId: '00000000-0000-7000-8000-000000000000',
      }),
    });
  };

  it('one after the other in order: not one request fails, and every write is there', async () => {
    const load = new SteadyLoad([reads, grants, writes, audits]);
    for (const name of ['org-1', 'org-2', 'identity-1', 'identity-2', 'org-1']) await cluster.replace(name, 'SIGTERM');
    await load.stop();
    expect(load.failures).toEqual([]);
    expect(load.answered).toBeGreaterThan(100);
    console.log(`rolling restart: ${load.answered} requests, ${load.failures.length} failed`);
    const { body } = await cluster.base.cli('unit', 'list', '--kind', 'bureau');
    const names = body.items.map(({ name }: { name: string }) => name);
    expect(names).toHaveLength(count);
    expect(new Set(names).size).toBe(count);
    expect(cluster.base.output).toMatch(/org-1 \(pid \d+\) ended with 0; it is started again\./);
  });

  it('killed: reads go to the other one, and the supervisor says it and starts another', async () => {
    const load = new SteadyLoad([reads, reads]);
    await cluster.replace('org-2', 'SIGKILL');
    await load.stop();
    expect(load.failures).toEqual([]);
    expect(cluster.base.output).toMatch(/org-2 \(pid \d+\) was ended by SIGKILL; it is started again\./);
  });

  it('a second signal ends a process at once', async () => {
    const { pid } = cluster.of('market');
    process.kill(pid, 'SIGTERM');
    await pause(200);
    await cluster.replace('market', 'SIGTERM');
    expect(cluster.base.output).toContain(`market (pid ${pid}) ended with 1; it is started again.`);
  });

  it('tells the truth about itself: not ready from the signal on, alive until its end', async () => {
    const place = cluster.of('org-1');
    const answers = async () => {
      const [ready, alive] = await Promise.all(
        ['readyz', 'healthz'].map((name) => fetch(`${place.management}/${name}`).catch(() => undefined)),
      );
      await Promise.all([ready?.text(), alive?.text()]);
      return [ready?.status, alive?.status];
    };
    const isGone = (statuses: readonly (number | undefined)[]) => statuses.every((status) => status === undefined);
    expect(await answers()).toEqual([200, 200]);
    process.kill(place.pid, 'SIGTERM');
    expect(await eventually(answers, ([ready]) => ready !== 200)).toEqual([503, 200]);
    // It goes on serving for a moment, and sends its client elsewhere.
    const direct = await fetch(`${place.url}/readyz`);
    expect([direct.status, direct.headers.get('connection')]).toEqual([503, 'close']);
    // The end may fall between the two questions: one is answered, the other is not.
    expect(await eventually(answers, isGone, 30_000)).toEqual([undefined, undefined]);
    await eventually(() => cluster.isReady('org-1'), Boolean, 60_000);
    expect(await cluster.isReady('org-1')).toBe(true);
  });
});
