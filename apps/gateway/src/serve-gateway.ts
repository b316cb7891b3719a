import { gatewaySchema, retainUsage } from '@plinth/gateway';
import type { RunningGateway } from '@plinth/gateway';
import { identityPortsOver } from '@plinth/identity-rpc';
import { orgPortsOver } from '@plinth/org-rpc';
import { openMasterKey } from '@plinth/platform-crypto';
import {
  KEPT_DAYS,
  Peers,
  ServiceProcess,
  issuerVerifier,
  openShared,
  startDailyUpkeep,
} from '@plinth/platform-service';
import type { Drainable, RunningProcess } from '@plinth/platform-service';
import { createGatewayApp } from './app.module';
import { builtPortal } from './built-portal';
import type { GatewayConfig } from './config';
import { limitedTimes } from './limited-times';

const schemas = [gatewaySchema];

/** The gateway as a process of its own. */
export async function serveGateway(config: GatewayConfig): Promise<RunningProcess> {
  const secrets = config.masterKeyFile === undefined ? undefined : openMasterKey(config.masterKeyFile);
  const own = await ServiceProcess.open(config, { name: 'gateway', schemas, ...(secrets && { secrets }) });
  return own.running(async () => {
    const shared = await openShared(own, config);
    const peers = new Peers(own, config);
    const { revocationFeed, portalSessions } = identityPortsOver(peers.channelTo('identity', config.identityRpc));
    const { authoritySource, unitPaths } = orgPortsOver(peers.channelTo('org', config.orgRpc));
    const gateway = await createGatewayApp({
      server: own.server,
      logger: own.log.nest,
      logUnexpected: own.log.logUnexpected,
      shared,
      portalSessions,
      portalFolder: builtPortal(),
      // Identity tells them; the merged document has those of all services.
      scopes: {},
      auth: { verifier: issuerVerifier(config, revocationFeed, shared.signals), authoritySource, unitPaths },
      upstreams: {
        identity: config.identityUrls,
        org: config.orgUrls,
        market: config.marketUrls,
        audit: config.auditUrls,
      },
      ...gatewayOptions(config),
    });
    startDailyUpkeep(own, [
      { domain: 'gateway', what: 'usage', run: (database) => retainUsage(database, KEPT_DAYS.usage) },
    ]);
    return own.serve(await gateway.listen(config.port, config.host), drainableGateway(gateway));
  });
}

const gatewayOptions = ({ publicUrl, trustedProxies, corsOrigins, drainLimitMs, ...config }: GatewayConfig) => ({
  settings: {
    publicUrl,
    trustedProxies,
    corsOrigins,
    classes: limitedTimes(config.rateLimitFactor),
    drainMs: drainLimitMs,
  },
  ...(config.tlsCert && config.tlsKey ? { tls: { certFile: config.tlsCert, keyFile: config.tlsKey } } : {}),
});

const drainableGateway = (gateway: RunningGateway): Drainable => ({
  announce: () => gateway.announceEnd(),
  finish: () => gateway.close(),
});
