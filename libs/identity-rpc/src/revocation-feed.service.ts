import type { RevocationFeed } from '@plinth/identity-contract';
import { rpcService } from '@plinth/platform-rpc';
import type { RpcService } from '@plinth/platform-rpc';
import { RevocationFeedService } from './gen/plinth/identity/v1/revocation_feed_pb';

const PAGE = 1_000;
/** Every service that verifies access tokens. */
const verifiers = ['gateway', 'org', 'market', 'audit', 'data', 'iot', 'message', 'federation', 'insight'];

export function revocationFeedService(feed: RevocationFeed): RpcService {
  return rpcService(RevocationFeedService, verifiers, {
    async *since(asked) {
      const { position, entries } = await feed.since(Number(asked.position));
      for (let from = 0; from === 0 || from < entries.length; from += PAGE) {
        const page = entries.slice(from, from + PAGE).map(({ issuedUntil, expiresAt, ...entry }) => ({
          ...entry,
          // Whole seconds; a part of one must not let a token live that is named.
          issuedUntil: BigInt(Math.ceil(issuedUntil)),
          expiresAt: BigInt(Math.ceil(expiresAt)),
        }));
        yield { position: BigInt(position), entries: page };
      }
    },
  });
}
