import { PortalSessions } from '@plinth/identity-contract';
import type { PortalToken } from '@plinth/identity-contract';
import type { RpcChannel } from '@plinth/platform-rpc';
import { PortalSessionsService } from './gen/plinth/identity/v1/portal_sessions_pb';

export class GrpcPortalSessions extends PortalSessions {
  constructor(private readonly channel: RpcChannel) {
    super();
  }

  async exchange(sessionTokenHash: Uint8Array): Promise<PortalToken | undefined> {
    const { token } = await this.channel.unary(PortalSessionsService.method.exchange, { sessionTokenHash });
    if (token === undefined) return undefined;
    const { accessToken, expiresInSeconds, identityId } = token;
    return {
      ...{ accessToken, expiresInSeconds: Number(expiresInSeconds) },
      ...(identityId === undefined ? {} : { identityId }),
    };
  }
}
