import { identityPortsOver } from '@plinth/identity-rpc';
import { marketPortsOver } from '@plinth/market-rpc';
import { orgSchema } from '@plinth/org';
import { PersonDirectory, RoleAssigning } from '@plinth/org-contract';
import { orgRpcServices } from '@plinth/org-rpc';
import { auditSchema } from '@plinth/platform-audit-trail';
import { AuthoritySource, UnitPaths } from '@plinth/platform-auth';
import { keyringSchema, openKeyring, openMasterKey } from '@plinth/platform-crypto';
import { eventsSchema, retainInbox, retainLog } from '@plinth/platform-events';
import { IdempotencyStore } from '@plinth/platform-http';
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
} from '@plinth/platform-service';
import type { RunningProcess, StartedService } from '@plinth/platform-service';
import { LocalFileStorage } from '@plinth/platform-storage';
import { timersSchema } from '@plinth/platform-timers';
import { OrgAppModule } from './app.module';
import type { OrgConfig } from './config';

const schemas = [eventsSchema, timersSchema, keyringSchema, auditSchema, orgSchema];

/** Org as a process of its own. */
export async function serveOrg(config: OrgConfig): Promise<RunningProcess> {
  const masterKey = openMasterKey(config.masterKeyFile);
  const own = await ServiceProcess.open(config, { name: 'org', schemas, secrets: masterKey });
  return own.running(async () => {
    const keyring = await openKeyring(own.server, masterKey);
    own.closing.add(() => keyring.close());
    const storage = await LocalFileStorage.open({ folder: config.storageDir, cipher: keyring.fieldCipher });
    const { signals } = await openShared(own, config);
    const peers = new Peers(own, config);
    const { revocationFeed } = identityPortsOver(peers.channelTo('identity', config.identityRpc));
    const { dataGrants } = marketPortsOver(peers.channelTo('market', config.marketRpc));
    const verifier = issuerVerifier(config, revocationFeed, signals);
    const service = await startService({
      ...own.startOptions,
      title: '组织 Organisation',
      module: OrgAppModule.forRoot({
        server: own.server,
        keyring,
        storage,
        verifier,
        dataGrants,
        poolSize: config.poolSize,
      }),
      prepare: carryRequests,
    });
    const rpc = await peers.serve(portsOf(service), config, portOf(service, IdempotencyStore));
    await startRelay(own, kafkaOptions(config));
    startDailyUpkeep(own, [
      { domain: 'events', what: 'log', run: (database) => retainLog(database, KEPT_DAYS.log) },
      { domain: 'org', what: 'inbox', run: (database) => retainInbox(database, KEPT_DAYS.inbox) },
    ]);
    return own.serve(service.address, drainable(service, rpc));
  });
}

/** What others ask of org. */
const portsOf = (service: StartedService) =>
  orgRpcServices({
    personDirectory: portOf(service, PersonDirectory),
    roleAssigning: portOf(service, RoleAssigning),
    authoritySource: portOf(service, AuthoritySource),
    unitPaths: portOf(service, UnitPaths),
  });
