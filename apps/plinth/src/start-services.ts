import type { Server } from 'node:http';
import { EnsureOperatorClient, EnsureReferenceClient, InviteFirstAdministrator, OwnKeySource } from '@plinth/identity';
import { PortalSessions, REFERENCE_CLIENT_ID, RevocationFeed } from '@plinth/identity-contract';
import { DataGrants } from '@plinth/market-contract';
import { PersonDirectory, RoleAssigning } from '@plinth/org-contract';
import { AuthoritySource, JwtTokenVerifier, OWN_CLIENTS, UnitPaths } from '@plinth/platform-auth';
import { referencePagesRedirect } from '@plinth/platform-http';
import { portOf } from '@plinth/platform-service';
import type { ServiceLog, StartedService } from '@plinth/platform-service';
import { Metrics, Readiness, startManagementListener, startTracing } from '@plinth/platform-telemetry';
import { AuditAppModule } from '@plinth/shell-audit';
import { builtPortal, createGatewayApp, limitedTimes } from '@plinth/shell-gateway';
import {
  IdentityAppModule,
  LateKeySource,
  LateRevocationFeed,
  referenceOptions,
  scopesInWords,
} from '@plinth/shell-identity';
import { MarketAppModule } from '@plinth/shell-market';
import { OrgAppModule } from '@plinth/shell-org';
import type { PlinthConfig } from './config';
import { LateDataGrants } from './late-data-grants';
import type { Store } from './open-store';
import type { OperatorSecret } from './operator-file';
import { ServiceStarter } from './service-starter';

export interface RunningServices {
  /** Listens; from then on the base can be reached. Answers the local address. */
  listen(): Promise<string>;
  /** The one-time code for the first administrator, while there is none. */
  readonly firstAdministratorCode: string | undefined;
  close(): Promise<void>;
}

type Rights = Pick<Parameters<typeof MarketAppModule.forRoot>[0], 'verifier' | 'authoritySource' | 'unitPaths'>;

/** Every service as its own Nest application on a loopback port, the gateway in front (ADR 4). */
export async function startServices(
  config: PlinthConfig,
  publicUrl: string,
  store: Store,
  log: ServiceLog,
  operator: OperatorSecret,
): Promise<RunningServices> {
  const { server, keyring, storage } = store;
  const metrics = new Metrics();
  const starter = new ServiceStarter(publicUrl, log, metrics);
  const [keys, revocations, dataGrants] = [new LateKeySource(), new LateRevocationFeed(), new LateDataGrants()];
  const ownClients = [...OWN_CLIENTS, REFERENCE_CLIENT_ID];
  const verifier = new JwtTokenVerifier({ issuer: publicUrl, keys, revocations, ownClients });
  try {
    starter.closeLater(await traceBase(config, log));
    const orgModule = OrgAppModule.forRoot({ server, keyring, storage, verifier, dataGrants });
    const org = await starter.start('org', '组织 Organisation', orgModule);
    const rights = { verifier, authoritySource: portOf(org, AuthoritySource), unitPaths: portOf(org, UnitPaths) };
    const market = await starter.start('market', '应用市场 Market', MarketAppModule.forRoot({ server, ...rights }));
    dataGrants.bind(portOf(market, DataGrants));
    const identity = await startIdentity(starter, publicUrl, store, log, { org, rights });
    keys.bind(portOf(identity, OwnKeySource));
    revocations.bind(portOf(identity, RevocationFeed));
    const onUpkeepFailure = (error: unknown): void => log.log.error({ error }, 'upkeep of the audit trail failed');
    const audit = await starter.start(
      'audit',
      '审计 Audit',
      AuditAppModule.forRoot({ server, keyring, ...rights, onUpkeepFailure }),
    );
    await portOf(identity, EnsureOperatorClient).execute(operator.hash);
    await portOf(identity, EnsureReferenceClient).execute(referencePagesRedirect(publicUrl));
    const gateway = await createGatewayApp({
      server,
      logger: log.nest,
      logUnexpected: log.logUnexpected,
      scopes: scopesInWords,
      portalSessions: portOf(identity, PortalSessions),
      portalFolder: builtPortal(),
      auth: rights,
      upstreams: { org: org.address, market: market.address, identity: identity.address, audit: audit.address },
      local: { org: serverOf(org), market: serverOf(market), identity: serverOf(identity), audit: serverOf(audit) },
      ...gatewayOptions(config, publicUrl),
    });
    starter.closeLater(gateway);
    if (config.managementPort > 0) {
      starter.closeLater(
        await startManagementListener({ metrics, readiness: new Readiness(), port: config.managementPort }),
      );
    }
    const firstAdministratorCode = await portOf(identity, InviteFirstAdministrator).execute();
    return {
      listen: () => gateway.listen(config.port, config.host),
      firstAdministratorCode,
      close: () => starter.close(),
    };
  } catch (error) {
    await starter.close();
    throw error;
  }
}

const serverOf = ({ application }: StartedService): Server => application.getHttpServer() as Server;

async function traceBase({ otlpEndpoint, traceRatio }: PlinthConfig, { log }: ServiceLog) {
  const onFault = (fault: string): void => log.warn({ fault }, 'traces are not taken');
  const { stop: close } = await startTracing({ service: 'plinth', otlpEndpoint, traceRatio, onFault });
  return { close };
}

function startIdentity(
  starter: ServiceStarter,
  publicUrl: string,
  { server, keyring }: Store,
  { logUnexpected }: ServiceLog,
  { org, rights }: { readonly org: StartedService; readonly rights: Rights },
): Promise<StartedService> {
  const module = IdentityAppModule.forRoot({
    server,
    keyring,
    ...rights,
    personDirectory: portOf(org, PersonDirectory),
    roleAssigning: portOf(org, RoleAssigning),
    settings: { publicUrl, trustedProxies: true, logUnexpected },
  });
  return starter.start('identity', '身份 Identity', module, { adapter: 'express', reference: referenceOptions });
}

const gatewayOptions = (config: PlinthConfig, publicUrl: string) => ({
  settings: {
    publicUrl,
    trustedProxies: config.trustedProxies,
    corsOrigins: config.corsOrigins,
    classes: limitedTimes(config.rateLimitFactor),
  },
  ...(config.tlsCert && config.tlsKey ? { tls: { certFile: config.tlsCert, keyFile: config.tlsKey } } : {}),
});
