import { randomBytes } from 'node:crypto';
import { DataGrants } from '@plinth/market-contract';
import type { DataGrant } from '@plinth/market-contract';
import { RpcChannel, serviceKeysIn, startRpcServer } from '@plinth/platform-rpc';
import type { RpcServer } from '@plinth/platform-rpc';
import { GrpcDataGrants } from './grpc-data-grants';
import { marketPortsOver, marketRpcServices } from './market-rpc-services';

/** Stands in for market: what a spec puts into `given`. */
class ListedGrants extends DataGrants {
  given: DataGrant[] = [];
  asked = 0;

  async of(clientId: string): Promise<readonly DataGrant[]> {
    this.asked += 1;
    return this.given.filter((one) => one.clientId === clientId && one.expiresAt.getTime() > Date.now());
  }
}

const hour = 3_600_000;
const grant = (clientId: string, at = 0, lifetimeMs = hour): DataGrant => ({
  ...{ grantId: `g${at}`, clientId, unitId: `u${at}`, fields: ['name', 'phone'], purpose: '作业 homework' },
  expiresAt: new Date(Date.now() + lifetimeMs),
});

describe('data grants', () => {
  const market = new ListedGrants();
  const keys = serviceKeysIn(randomBytes(32).toString('base64'));
  const channels: RpcChannel[] = [];
  let server: RpcServer;
  const serve = (port = 0) =>
    startRpcServer({
      ...{ name: 'market', keys, port, logUnexpected: (error: unknown) => console.error(error) },
      services: marketRpcServices({ dataGrants: market }),
    });
  const channel = (caller: string): RpcChannel => {
    const patient = { timeoutMs: 20_000, attemptMs: 15_000 };
    const made = new RpcChannel({ caller, service: 'market', addresses: [server.address], keys, ...patient });
    channels.push(made);
    return made;
  };

  beforeAll(async () => {
    server = await serve();
  });
  beforeEach(() => {
    market.given = [];
    market.asked = 0;
  });
  afterAll(async () => {
    for (const one of channels) one.close();
    await server.close(0);
  });

  describe.each(['in process', 'gRPC'])('%s', (binding) => {
    const bound = (): DataGrants => (binding === 'gRPC' ? marketPortsOver(channel('org')).dataGrants : market);

    it('answers the grants of one client, whole', async () => {
      const mine = [grant('c1'), grant('c1', 1)];
      market.given = [...mine, grant('c2', 2)];
      expect(await bound().of('c1')).toStrictEqual(mine);
      expect(await bound().of('nobody')).toEqual([]);
    });

    it('answers thousands', async () => {
      market.given = Array.from({ length: 2_001 }, (_, at) => grant('big', at));
      const answered = await bound().of('big');
      expect(JSON.stringify(answered) === JSON.stringify(market.given)).toBe(true);
    });

    it('does not know a grant any more whose time is over, to the moment', async () => {
      market.given = [grant('short', 0, 200), grant('short', 1)];
      const grants = bound();
      expect(await grants.of('short')).toHaveLength(2);
      await new Promise((resolve) => setTimeout(resolve, 220));
      expect((await grants.of('short')).map(({ grantId }) => grantId)).toEqual(['g1']);
    });
  });

  describe('over gRPC', () => {
    it('are kept for half a second, and no longer than somebody says so', async () => {
      const grants = new GrpcDataGrants(channel('org'));
      market.given = [grant('c')];
      for (let request = 0; request < 20; request += 1) await grants.of('c');
      expect(market.asked).toBeLessThanOrEqual(2);
      market.given = [];
      grants.forget('c');
      expect(await grants.of('c')).toEqual([]);
      market.given = [grant('c')];
      const given = performance.now();
      while ((await grants.of('c')).length === 0 && performance.now() - given < 5_000)
        await new Promise((resolve) => setTimeout(resolve, 20));
      expect(performance.now() - given).toBeLessThan(2_000);
    });

    it('are for org alone', async () => {
      for (const caller of ['identity', 'gateway', 'data']) {
        const refused = { code: 'rpc.call_refused', cause: { code: 'rpc.call_not_allowed' } };
        await expect(new GrpcDataGrants(channel(caller)).of('c')).rejects.toMatchObject(refused);
      }
      expect(market.asked).toBe(0);
    });

    it('are unknown while market is away: nobody is shown fields on a guess; and known when it is back', async () => {
      const grants = new GrpcDataGrants(channel('org'));
      market.given = [grant('c')];
      expect(await grants.of('c')).toHaveLength(1);
      const port = Number(server.address.split(':')[1]);
      await server.close(0);
      grants.forget('c');
      await expect(grants.of('c')).rejects.toMatchObject({ kind: 'unavailable', details: { service: 'market' } });
      server = await serve(port);
      expect(await grants.of('c')).toHaveLength(1);
    });
  });
});
