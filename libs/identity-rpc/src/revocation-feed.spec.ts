import { randomBytes } from 'node:crypto';
import { PortalSessions, RevocationFeed } from '@plinth/identity-contract';
import type { Revocation } from '@plinth/identity-contract';
import { RpcChannel, serviceKeysIn, startRpcServer } from '@plinth/platform-rpc';
import type { RpcServer } from '@plinth/platform-rpc';
import { TestIssuer } from '@plinth/platform-testing';
import { identityPortsOver, identityRpcServices } from './identity-rpc-services';

/** Stands in for identity: what a spec revokes, by position. */
class ListedRevocations extends RevocationFeed {
  entries: Revocation[] = [];

  async since(position: number) {
    return { position: this.entries.length, entries: this.entries.slice(position) };
  }
}

const noSessions = new (class extends PortalSessions {
  exchange = async () => undefined;
})();

const now = Math.floor(Date.now() / 1_000);
const revocation = (at: number): Revocation => ({
  ...{ kind: (['token', 'session', 'account', 'client'] as const)[at % 4] ?? 'token', id: `id-${at}` },
  ...{ issuedUntil: now, expiresAt: now + 600 },
});

describe('revocations', () => {
  const identity = new ListedRevocations();
  const keys = serviceKeysIn(randomBytes(32).toString('base64'));
  const channels: RpcChannel[] = [];
  let server: RpcServer;
  const serve = (feed: RevocationFeed = identity, port = 0) =>
    startRpcServer({
      ...{ name: 'identity', keys, port, logUnexpected: (error: unknown) => console.error(error) },
      services: identityRpcServices({ revocationFeed: feed, portalSessions: noSessions }),
    });
  const over = (caller: string, { address } = server): RevocationFeed => {
    const way = { caller, service: 'identity', addresses: [address], keys, timeoutMs: 20_000 };
    const channel = new RpcChannel(way);
    channels.push(channel);
    return identityPortsOver(channel).revocationFeed;
  };

  beforeAll(async () => {
    server = await serve();
  });
  afterAll(async () => {
    for (const channel of channels) channel.close();
    await server.close(0);
  });

  describe.each(['in process', 'gRPC'])('%s', (binding) => {
    const bound = (): RevocationFeed => (binding === 'gRPC' ? over('org') : identity);

    it('are none at first, and the position is told all the same', async () => {
      identity.entries = [];
      expect(await bound().since(0)).toStrictEqual({ position: 0, entries: [] });
      identity.entries = [0, 1, 2].map(revocation);
      expect(await bound().since(3)).toStrictEqual({ position: 3, entries: [] });
    });

    it('are what came after the position, in order', async () => {
      identity.entries = [0, 1, 2, 3].map(revocation);
      expect(await bound().since(1)).toStrictEqual({ position: 4, entries: identity.entries.slice(1) });
    });

    it('may be a whole school at once', async () => {
      identity.entries = Array.from({ length: 5_001 }, (_, at) => revocation(at));
      const { position, entries } = await bound().since(0);
      expect([position, JSON.stringify(entries) === JSON.stringify(identity.entries)]).toEqual([5_001, true]);
    });

    it('take a position beyond 32 bits', async () => {
      const feed = new (class extends RevocationFeed {
        since = async (position: number) => ({ position: position + 1, entries: [] });
      })();
      const far = await serve(feed);
      const bound = binding === 'gRPC' ? over('org', far) : feed;
      expect((await bound.since(9_007_199_254_000_000)).position).toBe(9_007_199_254_000_001);
      await far.close(0);
    });
  });

  it('end a token at another service within two seconds', async () => {
    identity.entries = [];
    const issuer = await TestIssuer.create();
    const verifier = issuer.verifier({ revocations: over('market'), polling: {} });
    const token = await issuer.token({ person: 'p', session: 's1' });
    expect((await verifier.verify(token)).personId).toBe('p');
    identity.entries = [{ kind: 'session', id: 's1', issuedUntil: now + 10, expiresAt: now + 600 }];
    const ended = performance.now();
    const isGood = () =>
      verifier.verify(token).then(
        () => true,
        () => false,
      );
    while ((await isGood()) && performance.now() - ended < 5_000)
      await new Promise((resolve) => setTimeout(resolve, 20));
    expect(performance.now() - ended).toBeLessThan(2_000);
    verifier.onApplicationShutdown();
  });

  it('are not believed to be none when identity does not answer, and read when it is back', async () => {
    identity.entries = [revocation(0)];
    const feed = over('audit');
    const port = Number(server.address.split(':')[1]);
    await server.close(0);
    await expect(feed.since(0)).rejects.toMatchObject({ kind: 'unavailable', details: { service: 'identity' } });
    server = await serve(identity, port);
    expect((await feed.since(0)).entries).toHaveLength(1);
  });

  it('are for services that verify tokens', async () => {
    for (const caller of ['stranger', 'identity'])
      await expect(over(caller).since(0)).rejects.toMatchObject({ code: 'rpc.call_refused' });
  });
});
