import type { PortalSessions } from '@plinth/identity-contract';
import { rpcService } from '@plinth/platform-rpc';
import type { RpcService } from '@plinth/platform-rpc';
import { PortalSessionsService } from './gen/plinth/identity/v1/portal_sessions_pb';

/** Only who stands between the browsers and the services may act for a browser. */
const gatewayAlone = ['gateway'];

export function portalSessionsService(sessions: PortalSessions): RpcService {
  return rpcService(PortalSessionsService, gatewayAlone, {
    exchange: async ({ sessionTokenHash }) => {
      const token = await sessions.exchange(sessionTokenHash);
      return token === undefined ? {} : { token: { ...token, expiresInSeconds: BigInt(token.expiresInSeconds) } };
    },
  });
}
