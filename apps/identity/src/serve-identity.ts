import { OwnKeySource, identitySchema } from '@plinth/identity';
import { PortalSessions, RevocationFeed } from '@plinth/identity-contract';
import { identityRpcServices } from '@plinth/identity-rpc';
import { orgPortsOver } from '@plinth/org-rpc';
import { auditSchema } from '@plinth/platform-audit-trail';
import { keyringSchema, openKeyring, openMasterKey } from '@plinth/platform-crypto';
import { EventBus, eventsSchema, retainInbox } from '@plinth/platform-events';
import { carryRequests } from '@plinth/platform-rpc';
import {
  KEPT_DAYS,
  Peers,
  ServiceProcess,
  drainable,
  kafkaOptions,
  operatorSecretOf,
  portOf,
  startDailyUpkeep,
  startRelay,
  startService,
  tokenVerifier,
  watchBus,
  openShared,
} from '@plinth/platform-service';
import type { RunningProcess, StartedService } from '@plinth/platform-service';
import { IdentityAppModule } from './app.module';
import type { IdentityConfig } from './config';
import { ensureOwnClients } from './ensure-own-clients';
import { LateKeySource, LateRevocationFeed } from './late-ports';
import { referenceOptions, scopesInWords } from './reference-options';

const schemas = [eventsSchema, keyringSchema, auditSchema, identitySchema];

/** Identity as a process of its own. */
export async function serveIdentity(config: IdentityConfig): Promise<RunningProcess> {
  const masterKey = openMasterKey(config.masterKeyFile);
  const own = await ServiceProcess.open(config, { name: 'identity', schemas, secrets: masterKey });
  return own.running(async () => {
    const keyring = await openKeyring(own.server, masterKey);
    own.closing.add(() => keyring.close());
    const kafka = kafkaOptions(config);
    const shared = await openShared(own, config);
    const peers = new Peers(own, config);
    const [keys, revocations] = [new LateKeySource(), new LateRevocationFeed()];
    const service: StartedService = await startService({
      ...own.startOptions,
      title: '身份 Identity',
      adapter: 'express',
      scopes: scopesInWords,
      reference: referenceOptions,
      module: IdentityAppModule.forRoot({
        server: own.server,
        keyring,
        ...orgPortsOver(peers.channelTo('org', config.orgRpc)),
        verifier: tokenVerifier(config.publicUrl, keys, revocations, shared.signals),
        settings: settingsOf(config, own),
        poolSize: config.poolSize,
        kafka,
        shared,
      }),
      prepare: carryRequests,
    });
    keys.bind(portOf(service, OwnKeySource));
    const revocationFeed = portOf(service, RevocationFeed);
    revocations.bind(revocationFeed);
    await ensureOwnClients(service, config.publicUrl, operatorSecretOf(masterKey));
    const rpc = await peers.serve(
      identityRpcServices({ revocationFeed, portalSessions: portOf(service, PortalSessions) }),
      config,
    );
    await startRelay(own, kafka);
    watchBus(own, portOf(service, EventBus));
    startDailyUpkeep(own, [
      { domain: 'identity', what: 'inbox', run: (database) => retainInbox(database, KEPT_DAYS.inbox) },
    ]);
    return own.serve(service.address, drainable(service, rpc));
  });
}

const settingsOf = ({ publicUrl, gatewayAddresses, hashWorkers }: IdentityConfig, { log }: ServiceProcess) => ({
  publicUrl,
  trustedProxies: gatewayAddresses,
  ...(hashWorkers === undefined ? {} : { hashWorkers }),
  logUnexpected: log.logUnexpected,
});
