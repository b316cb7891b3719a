import { identityPortsOver } from '@plinth/identity-rpc';
import { marketSchema } from '@plinth/market';
import { DataGrants } from '@plinth/market-contract';
import { marketRpcServices } from '@plinth/market-rpc';
import { orgPortsOver } from '@plinth/org-rpc';
import { auditSchema } from '@plinth/platform-audit-trail';
import { openMasterKey } from '@plinth/platform-crypto';
import { EventBus, eventsSchema, retainInbox } from '@plinth/platform-events';
import { carryRequests } from '@plinth/platform-rpc';
import {
  KEPT_DAYS,
  Peers,
  ServiceProcess,
  drainable,
  issuerVerifier,
  kafkaOptions,
  portOf,
  startDailyUpkeep,
  startRelay,
  startService,
  openShared,
  watchBus,
} from '@plinth/platform-service';
import type { RunningProcess } from '@plinth/platform-service';
import { MarketAppModule } from './app.module';
import type { MarketConfig } from './config';

const schemas = [eventsSchema, auditSchema, marketSchema];

/** Market as a process of its own. */
export async function serveMarket(config: MarketConfig): Promise<RunningProcess> {
  const secrets = config.masterKeyFile === undefined ? undefined : openMasterKey(config.masterKeyFile);
  const own = await ServiceProcess.open(config, { name: 'market', schemas, secrets });
  return own.running(async () => {
    const { signals } = await openShared(own, config);
    const peers = new Peers(own, config);
    const { revocationFeed } = identityPortsOver(peers.channelTo('identity', config.identityRpc));
    const { authoritySource, unitPaths } = orgPortsOver(peers.channelTo('org', config.orgRpc));
    const verifier = issuerVerifier(config, revocationFeed, signals);
    const kafka = kafkaOptions(config);
    const { poolSize } = config;
    const rights = { verifier, authoritySource, unitPaths };
    const module = MarketAppModule.forRoot({ server: own.server, ...rights, poolSize, kafka });
    const service = await startService({
      ...own.startOptions,
      title: '应用市场 Market',
      module,
      prepare: carryRequests,
    });
    const rpc = await peers.serve(marketRpcServices({ dataGrants: portOf(service, DataGrants) }), config);
    await startRelay(own, kafka);
    watchBus(own, portOf(service, EventBus));
    startDailyUpkeep(own, [
      { domain: 'market', what: 'inbox', run: (database) => retainInbox(database, KEPT_DAYS.inbox) },
    ]);
    return own.serve(service.address, drainable(service, rpc));
  });
}
