import { cpus } from 'node:os';
import {
  EnsureOperatorClient,
  EnsureReferenceClient,
  InviteFirstAdministrator,
  OwnKeySource,
  REFERENCE_CLIENT_ID,
  knownScopes,
  scopeText,
} from '@plinth/identity';
import { RevocationFeed } from '@plinth/identity-contract';
import { DataGrants } from '@plinth/market-contract';
import { PersonDirectory, RoleAssigning } from '@plinth/org-contract';
import { AuthoritySource, JwtTokenVerifier, OWN_CLIENTS, UnitPaths } from '@plinth/platform-auth';
import { createService, mountReferencePages, referencePagesRedirect, serveOpenApi } from '@plinth/platform-http';
import type { Service } from '@plinth/platform-http';
import { AuditAppModule } from '@plinth/shell-audit';
import { createGatewayApp, limitedTimes } from '@plinth/shell-gateway';
import { IdentityAppModule } from '@plinth/shell-identity';
import { MarketAppModule } from '@plinth/shell-market';
import { OrgAppModule } from '@plinth/shell-org';
import type { BaseLog } from './base-log';
import type { PlinthConfig } from './config';
import { LateDataGrants, LateKeySource, LateRevocationFeed } from './late-ports';
import { withHealth } from './health';
import type { Store } from './open-store';
import type { OperatorSecret } from './operator-file';

export interface RunningServices {
  /** Listens; from then on the base can be reached. Answers the local address. */
  listen(): Promise<string>;
  /** The one-time code for the first administrator, while there is none. */
  readonly firstAdministratorCode: string | undefined;
  close(): Promise<void>;
}

interface Started extends Service {
  readonly address: string;
}

const scopes = Object.fromEntries(knownScopes.map((scope) => [scope, `${scopeText(scope).zh} ${scopeText(scope).en}`]));

/** Every service as its own Nest application on a loopback port, the gateway in front (ADR 4). */
export async function startServices(
  config: PlinthConfig,
  publicUrl: string,
  store: Store,
  { nest, logUnexpected }: BaseLog,
  operator: OperatorSecret,
): Promise<RunningServices> {
  const { server, keyring, storage } = store;
  const [keys, revocations, dataGrants] = [new LateKeySource(), new LateRevocationFeed(), new LateDataGrants()];
  const ownClients = [...OWN_CLIENTS, REFERENCE_CLIENT_ID];
  const verifier = new JwtTokenVerifier({ issuer: publicUrl, keys, revocations, ownClients });
  const running: { close(): Promise<void> }[] = [];
  const start = async (
    title: string,
    module: Parameters<typeof createService>[0],
    adapter: 'fastify' | 'express' = 'fastify',
  ): Promise<Started> => {
    const service = await createService(withHealth(module), {
      adapter,
      logger: nest,
      logUnexpected,
      prepare: async (application) => {
        serveOpenApi(application, { title, version: '1', publicUrl, scopes });
        if (adapter === 'express') await mountDocs(application.getHttpAdapter().getInstance(), publicUrl);
      },
    });
    running.push(service);
    return { ...service, address: await service.listen() };
  };

  const org = await start(
    '组织 Organisation',
    OrgAppModule.forRoot({ server, keyring, storage, verifier, dataGrants }),
  );
  const ofOrg = <T>(token: abstract new (...parts: never[]) => T): T =>
    org.application.get(token as never, { strict: false });
  const rights = { verifier, authoritySource: ofOrg(AuthoritySource), unitPaths: ofOrg(UnitPaths) };
  const market = await start('应用市场 Market', MarketAppModule.forRoot({ server, ...rights }));
  dataGrants.bind(market.application.get(DataGrants, { strict: false }));
  const identity = await start(
    '身份 Identity',
    IdentityAppModule.forRoot({
      server,
      keyring,
      ...rights,
      personDirectory: ofOrg(PersonDirectory),
      roleAssigning: ofOrg(RoleAssigning),
      settings: { publicUrl, hashWorkers: cpus().length, logUnexpected },
    }),
    'express',
  );
  const ofIdentity = <T>(token: abstract new (...parts: never[]) => T): T =>
    identity.application.get(token as never, { strict: false });
  keys.bind(ofIdentity(OwnKeySource));
  revocations.bind(ofIdentity(RevocationFeed));
  const audit = await start('审计 Audit', AuditAppModule.forRoot({ server, keyring, ...rights }));

  await ofIdentity(EnsureOperatorClient).execute(operator.hash);
  await ofIdentity(EnsureReferenceClient).execute(referencePagesRedirect(publicUrl));
  const gateway = await createGatewayApp({
    server,
    logUnexpected,
    scopes,
    auth: rights,
    upstreams: { org: org.address, market: market.address, identity: identity.address, audit: audit.address },
    settings: {
      publicUrl,
      trustedProxies: config.trustedProxies,
      corsOrigins: config.corsOrigins,
      classes: limitedTimes(config.rateLimitFactor),
    },
    ...(config.tlsCert && config.tlsKey ? { tls: { certFile: config.tlsCert, keyFile: config.tlsKey } } : {}),
  });
  running.push(gateway);
  return {
    listen: () => gateway.listen(config.port, config.host),
    firstAdministratorCode: await ofIdentity(InviteFirstAdministrator).execute(),
    close: async () => {
      for (const service of running.reverse()) await service.close();
    },
  };
}

const mountDocs = (express: unknown, publicUrl: string): Promise<void> =>
  mountReferencePages(express as Parameters<typeof mountReferencePages>[0], {
    specUrl: '/openapi.json',
    oauth: {
      clientId: REFERENCE_CLIENT_ID,
      redirect: referencePagesRedirect(publicUrl),
      scopes: knownScopes.filter((scope) => scope !== 'offline_access'),
    },
  });
