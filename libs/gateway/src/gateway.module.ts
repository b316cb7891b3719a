import { Module } from '@nestjs/common';
import type { DynamicModule, OnApplicationShutdown, Provider } from '@nestjs/common';
import { AuthModule, TokenVerifier } from '@plinth/platform-auth';
import type { AuthModuleOptions } from '@plinth/platform-auth';
import type { CacheParts } from '@plinth/platform-cache';
import { DatabaseModule } from '@plinth/platform-database';
import type { DatabaseServer } from '@plinth/platform-database';
import type { PortalSessions } from '@plinth/identity-contract';
import type { LogUnexpected } from '@plinth/platform-http';
import { BaseHealthController } from './base-health/base-health.controller';
import { ReadBaseHealth } from './base-health/read-base-health';
import { StoreFactsReader } from './base-health/store-facts.reader';
import { PostgresStoreFactsReader } from './base-health/store-facts.reader.postgres';
import type { GatewaySettings } from './gateway-settings';
import { HealthController } from './health/health.controller';
import { Readiness } from './health/readiness';
import { LoadShedder } from './limit/load-shedder';
import { MemoryRateLimiter } from './limit/memory-rate-limiter';
import { RateLimiter } from './limit/rate-limiter';
import { SharedRateLimiter } from './limit/shared-rate-limiter';
import { MergedOpenApi } from './open-api/merged-open-api';
import type { OpenApiDocument } from './open-api/open-api-document';
import { OpenApiController } from './open-api/open-api.controller';
import { Gateway } from './proxy/gateway';
import { Upstreams } from './proxy/upstreams';
import { GatewaySnapshot } from './route/gateway-snapshot';
import { loadPortal } from './portal/portal-files';
import { withPortal } from './portal/portal-routes';
import type { GatewayService } from './route/route';
import { BrowserCaller } from './session/browser-caller';
import { PortalTokens } from './session/portal-tokens';
import { routesOfServices } from './route/routes-of-services';
import { FlushUsage } from './usage/flush-usage.use-case';
import { UsageCounter } from './usage/usage-counter';
import { UsageFlushing } from './usage/usage-flushing';
import { UsageController } from './usage/usage.controller';
import { UsageStore } from './usage/usage.store';
import { PostgresUsageStore } from './usage/usage.store.postgres';

export interface GatewayModuleOptions {
  readonly services: readonly GatewayService[];
  readonly server: DatabaseServer;
  readonly settings: GatewaySettings;
  /** Who tokens speak for, and who may read the counters. */
  readonly auth: AuthModuleOptions;
  /** Answers for browsers that are signed in; absent, the API takes tokens alone. */
  readonly portalSessions?: PortalSessions;
  /** Folder of the bundled portal; absent or empty, `/` is identity's landing page. */
  readonly portalFolder?: string;
  /** Limits are counted together with the other gateways; absent, this one counts for itself. */
  readonly shared?: Pick<CacheParts, 'cache' | 'replicas'>;
  readonly logUnexpected: LogUnexpected;
  /** The gateway's own OpenAPI document, made when asked for. */
  readonly ownDocument: () => OpenApiDocument;
}

@Module({})
export class GatewayModule {
  static forRoot(options: GatewayModuleOptions): DynamicModule {
    return {
      module: GatewayModule,
      imports: [
        DatabaseModule.forDomain({ server: options.server, domain: 'gateway', poolSize: 2 }),
        AuthModule.forRoot(options.auth),
      ],
      controllers: [HealthController, OpenApiController, UsageController, BaseHealthController],
      providers: [...dataPlane(options), ...answers(options), ...usage(options)],
    };
  }
}

const dataPlane = ({
  services,
  settings,
  shared,
  portalSessions,
  portalFolder,
  logUnexpected,
}: GatewayModuleOptions): Provider[] => [
  { provide: Upstreams, useFactory: () => new Upstreams(services, settings.maxActivePerService) },
  {
    provide: RateLimiter,
    useFactory: () => (shared ? new SharedRateLimiter(shared.cache, shared.replicas) : new MemoryRateLimiter()),
  },
  { provide: LoadShedder, useFactory: () => new LoadShedder(settings.maxLagMs) },
  { provide: UsageCounter, useFactory: () => new UsageCounter() },
  {
    provide: Gateway,
    inject: [Upstreams, TokenVerifier, RateLimiter, LoadShedder, UsageCounter],
    useFactory: (
      upstreams: Upstreams,
      verifier: TokenVerifier,
      limiter: RateLimiter,
      shedder: LoadShedder,
      counter: UsageCounter,
    ) => {
      const portal = portalFolder === undefined ? undefined : loadPortal(portalFolder);
      const routes = routesOfServices(services);
      const snapshot = GatewaySnapshot.compile(portal ? withPortal(routes, portal) : routes, settings.classes);
      const browsers =
        portalSessions && new BrowserCaller(new PortalTokens(portalSessions), verifier, settings.publicUrl);
      return new Gateway({
        settings,
        snapshot,
        upstreams,
        verifier,
        browsers,
        portal,
        limiter,
        shedder,
        usage: counter,
        logUnexpected,
      });
    },
  },
  { provide: CloseGateway, useFactory: (gateway: Gateway) => new CloseGateway(gateway), inject: [Gateway] },
];

const answers = ({ services, settings, ownDocument }: GatewayModuleOptions): Provider[] => [
  {
    provide: Readiness,
    inject: [Upstreams, Gateway],
    useFactory: (upstreams: Upstreams, gateway: Gateway) => new Readiness(services, upstreams, gateway),
  },
  {
    provide: MergedOpenApi,
    inject: [Upstreams],
    useFactory: (upstreams: Upstreams) =>
      new MergedOpenApi({ services, upstreams, publicUrl: settings.publicUrl, own: ownDocument }),
  },
];

const usage = ({ settings, logUnexpected }: GatewayModuleOptions): Provider[] => [
  { provide: UsageStore, useClass: PostgresUsageStore },
  { provide: StoreFactsReader, useClass: PostgresStoreFactsReader },
  ReadBaseHealth,
  FlushUsage,
  {
    provide: UsageFlushing,
    inject: [FlushUsage],
    useFactory: (flush: FlushUsage) =>
      new UsageFlushing(flush, settings.usageFlushMs, (error) => logUnexpected(error, 'usage-flush')),
  },
];

class CloseGateway implements OnApplicationShutdown {
  constructor(private readonly gateway: Gateway) {}

  async onApplicationShutdown(): Promise<void> {
    await this.gateway.close();
  }
}
