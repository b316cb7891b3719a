import { randomBytes } from 'node:crypto';
import { PortalSessions, RevocationFeed } from '@plinth/identity-contract';
import { RpcChannel, serviceKeysIn, startRpcServer } from '@plinth/platform-rpc';
import type { RpcServer } from '@plinth/platform-rpc';
import { identityPortsOver, identityRpcServices } from './identity-rpc-services';

const known = randomBytes(32);
const knownAsParent = randomBytes(32);

/** Stands in for identity: one session. */
class OneSession extends PortalSessions {
  async exchange(hash: Uint8Array) {
    if (knownAsParent.equals(hash)) return { accessToken: 'd.e.f', expiresInSeconds: 9, identityId: 'of-a-parent' };
    return known.equals(hash) ? { accessToken: 'a.b.c', expiresInSeconds: 300 } : undefined;
  }
}

class NoRevocations extends RevocationFeed {
  since = async (position: number) => ({ position, entries: [] });
}

describe('a token for a browser’s session', () => {
  const keys = serviceKeysIn(randomBytes(32).toString('base64'));
  const channels: RpcChannel[] = [];
  let server: RpcServer;
  beforeAll(async () => {
    server = await startRpcServer({
      ...{ name: 'identity', keys, port: 0, logUnexpected: (error: unknown) => console.error(error) },
      services: identityRpcServices({ revocationFeed: new NoRevocations(), portalSessions: new OneSession() }),
    });
  });
  afterAll(async () => {
    for (const channel of channels) channel.close();
    await server.close(0);
  });
  const over = (caller: string): PortalSessions => {
    const channel = new RpcChannel({
      caller,
      service: 'identity',
      addresses: [server.address],
      keys,
      timeoutMs: 5_000,
    });
    channels.push(channel);
    return identityPortsOver(channel).portalSessions;
  };

  describe.each(['in process', 'gRPC'])('%s', (binding) => {
    const bound = (): PortalSessions => (binding === 'gRPC' ? over('gateway') : new OneSession());

    it('is given for one that is alive, by the hash of its cookie', async () => {
      expect(await bound().exchange(known)).toStrictEqual({ accessToken: 'a.b.c', expiresInSeconds: 300 });
    });
    it('says which identity acts, once one is chosen', async () => {
      const answer = { accessToken: 'd.e.f', expiresInSeconds: 9, identityId: 'of-a-parent' };
      expect(await bound().exchange(knownAsParent)).toStrictEqual(answer);
    });
    it('is not for one that is not', async () => {
      expect(await bound().exchange(randomBytes(32))).toBeUndefined();
      expect(await bound().exchange(Buffer.alloc(0))).toBeUndefined();
    });
  });

  it('is for the gateway alone', async () => {
    for (const caller of ['org', 'market', 'audit', 'stranger'])
      await expect(over(caller).exchange(known)).rejects.toMatchObject({ code: 'rpc.call_refused' });
  });
});
