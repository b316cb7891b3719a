import { auditSchema } from '@plinth/audit';
import { identityPortsOver } from '@plinth/identity-rpc';
import { orgPortsOver } from '@plinth/org-rpc';
import { keyringSchema, openKeyring, openMasterKey } from '@plinth/platform-crypto';
import { carryRequests } from '@plinth/platform-rpc';
import { Peers, ServiceProcess, drainable, issuerVerifier, startService, openShared } from '@plinth/platform-service';
import type { RunningProcess } from '@plinth/platform-service';
import { AuditAppModule } from './app.module';
import type { AuditConfig } from './config';

const schemas = [keyringSchema, auditSchema];

/** Audit as a process of its own. */
export async function serveAudit(config: AuditConfig): Promise<RunningProcess> {
  const masterKey = openMasterKey(config.masterKeyFile);
  const own = await ServiceProcess.open(config, { name: 'audit', schemas, secrets: masterKey });
  return own.running(async () => {
    const keyring = await openKeyring(own.server, masterKey);
    own.closing.add(() => keyring.close());
    const { signals } = await openShared(own, config);
    const peers = new Peers(own, config);
    const { revocationFeed } = identityPortsOver(peers.channelTo('identity', config.identityRpc));
    const { authoritySource, unitPaths } = orgPortsOver(peers.channelTo('org', config.orgRpc));
    const service = await startService({
      ...own.startOptions,
      title: '审计 Audit',
      module: AuditAppModule.forRoot({
        server: own.server,
        keyring,
        verifier: issuerVerifier(config, revocationFeed, signals),
        authoritySource,
        unitPaths,
        poolSize: config.poolSize,
        onUpkeepFailure: (error) => own.log.log.error({ error }, 'upkeep of the audit trail failed'),
      }),
      prepare: carryRequests,
    });
    return own.serve(service.address, drainable(service));
  });
}
