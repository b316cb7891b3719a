import type { PortalSessions, RevocationFeed } from '@plinth/identity-contract';
import type { RpcChannel, RpcService } from '@plinth/platform-rpc';
import { GrpcPortalSessions } from './grpc-portal-sessions';
import { GrpcRevocationFeed } from './grpc-revocation-feed';
import { portalSessionsService } from './portal-sessions.service';
import { revocationFeedService } from './revocation-feed.service';

/** What others ask of identity. Its public keys stay a JWKS over HTTP, as every verifier in the world reads them. */
export interface IdentityPorts {
  readonly revocationFeed: RevocationFeed;
  readonly portalSessions: PortalSessions;
}

/** For identity's shell: its ports as it offers them over gRPC. */
export const identityRpcServices = (ports: IdentityPorts): readonly RpcService[] => [
  revocationFeedService(ports.revocationFeed),
  portalSessionsService(ports.portalSessions),
];

/** For the shells of others: the same ports, answered by identity over a channel. */
export const identityPortsOver = (channel: RpcChannel): IdentityPorts => ({
  revocationFeed: new GrpcRevocationFeed(channel),
  portalSessions: new GrpcPortalSessions(channel),
});
