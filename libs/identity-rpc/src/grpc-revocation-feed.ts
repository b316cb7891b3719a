import { RevocationFeed } from '@plinth/identity-contract';
import type { Revocation } from '@plinth/identity-contract';
import type { RpcChannel } from '@plinth/platform-rpc';
import { RevocationFeedService } from './gen/plinth/identity/v1/revocation_feed_pb';

/** The first answer holds everything in force. */
const WHOLE_LIST = { attemptMs: 4_500 };

/** What was revoked, over the network; the verifier asks each second and trusts its own list for a minute without. */
export class GrpcRevocationFeed extends RevocationFeed {
  constructor(private readonly channel: RpcChannel) {
    super();
  }

  async since(position: number): Promise<{ readonly position: number; readonly entries: readonly Revocation[] }> {
    const pages = await this.channel.pages(
      RevocationFeedService.method.since,
      { position: BigInt(position) },
      WHOLE_LIST,
    );
    const entries = pages.flatMap((page) =>
      page.entries.map(({ kind, id, issuedUntil, expiresAt }) => ({
        kind: kind as Revocation['kind'],
        id,
        issuedUntil: Number(issuedUntil),
        expiresAt: Number(expiresAt),
      })),
    );
    return { position: Number(pages.at(-1)?.position ?? position), entries };
  }
}
