import type { IncomingMessage } from 'node:http';
import type { Principal, TokenVerifier } from '@plinth/platform-auth';
import { DomainError } from '@plinth/error-contract';
import { GatewayErrors } from '@plinth/gateway-contract';
import type { GatewaySettings } from '../gateway-settings';
import { checkLimit } from '../limit/check-limit';
import type { LoadShedder } from '../limit/load-shedder';
import type { RateLimiter } from '../limit/rate-limiter';
import { answerPortal } from '../portal/answer-portal';
import type { PortalFiles } from '../portal/portal-files';
import type { GatewaySnapshot, RoutePlan } from '../route/gateway-snapshot';
import { checkPath } from '../route/request-path';
import type { RequestPath } from '../route/request-path';
import { allowedMethods, ITSELF, PORTAL } from '../route/route';
import type { Method } from '../route/route';
import type { BrowserCaller } from '../session/browser-caller';
import type { UsageCounter } from '../usage/usage-counter';
import type { Answer } from './answer';
import { apiSecurityHeaders } from './answer-headers';
import { checkToken } from './check-token';
import { addCorsHeaders, answerPreflight, preflightMethod } from './cors';
import { Exchange } from './exchange';
import { Forward } from './forward';
import { canBeHandedOver, HandOver } from './hand-over';
import { measureExchange, measureRefusal, measureUpstreams } from './gateway-measure';
import { answerHere } from './answer-here';
import type { OwnHandler } from './answer-here';
import { limitAddress, PeerReader } from './peer';
import { refuse } from './refuse';
import { checkBodyLength } from './request-body';
import { checkRequestHeaders, isUntrusted } from './request-headers';
import { StallWatch } from './stall-watch';
import type { Upstream, Upstreams } from './upstreams';

export interface GatewayParts {
  readonly settings: GatewaySettings;
  readonly snapshot: GatewaySnapshot;
  readonly upstreams: Upstreams;
  readonly verifier: TokenVerifier;
  /** Absent: only tokens are believed. */
  readonly browsers?: BrowserCaller;
  /** Absent: not built, and the landing page of identity is at `/`. */
  readonly portal?: PortalFiles;
  readonly limiter: RateLimiter;
  readonly shedder: LoadShedder;
  readonly usage: UsageCounter;
  readonly logUnexpected: (error: unknown, requestId: string) => void;
}

/** The data plane: every request passes the steps of `pass`, in this order, or is refused by one of them. */
export class Gateway {
  private current: GatewaySnapshot;
  private readonly watch = new StallWatch();
  private readonly peers: PeerReader;
  private readonly corsOrigins: ReadonlySet<string>;
  private readonly isHttps: boolean;
  private isDraining = false;
  private readonly unmeasure: () => void;

  constructor(private readonly parts: GatewayParts) {
    this.current = this.checkServices(parts.snapshot);
    this.peers = new PeerReader(parts.settings.trustedProxies);
    this.isHttps = parts.settings.publicUrl.startsWith('https:');
    this.corsOrigins = new Set(parts.settings.corsOrigins);
    this.unmeasure = measureUpstreams(parts.upstreams, () => this.activeRequests);
  }

  get snapshot(): GatewaySnapshot {
    return this.current;
  }

  get draining(): boolean {
    return this.isDraining;
  }

  get activeRequests(): number {
    return this.watch.size;
  }

  /** Requests under way keep the plan they have; the next ones see the new routes. */
  swap(snapshot: GatewaySnapshot): void {
    this.current = this.checkServices(snapshot);
  }

  handle(request: IncomingMessage, response: Answer, own: OwnHandler, expectsContinue = false): void {
    if (isUntrusted(request.socket)) return;
    const exchange = new Exchange(request, response, this.peers.peerOf(request), expectsContinue);
    // RFC 6797 §7.2: only where the base is reached by https.
    if (this.isHttps) exchange.answerHeaders.push('strict-transport-security', 'max-age=31536000');
    if (this.isDraining) exchange.answerHeaders.push('connection', 'close');
    response.once('close', () => this.count(exchange));
    const pass = (): Promise<void> => this.pass(exchange, own);
    const passed = exchange.span === undefined ? pass() : exchange.span.within(pass);
    passed.catch((error: unknown) => this.refuseWith(exchange, error));
  }

  private async pass(exchange: Exchange, own: OwnHandler): Promise<void> {
    const method = this.checkMethod(exchange);
    const where = checkPath(exchange.request.url ?? '', exchange.request.headers.host);
    const asked = preflightMethod(exchange);
    const plan = this.checkRoute(exchange, asked ?? method, where.path);
    const headers = checkRequestHeaders(exchange, plan, this.parts.settings.maxHeaderCount);
    const mayRead = plan.policy.cors && addCorsHeaders(exchange, this.corsOrigins);
    if (plan.policy.cors && asked !== undefined) {
      return answerPreflight(exchange, mayRead, this.current.methodsAt(where.path));
    }
    // From memory and the same for everybody: a school that opens it at eight o'clock is not counted.
    if (plan.service === PORTAL) return answerPortal(exchange, this.parts.portal as PortalFiles, where.path);
    if (plan.service !== ITSELF) this.parts.shedder.checkLoad();
    checkBodyLength(exchange.request, plan.policy.bodyLimit);
    const principal = plan.access === 'api' ? await this.checkCaller(exchange, where.path, headers) : undefined;
    await checkLimit(this.parts.limiter, exchange, plan, limitKeyOf(exchange, principal));
    if (exchange.response.destroyed) return;
    if (plan.service === ITSELF) return answerHere(exchange, own);
    this.forward(exchange, plan, where, headers);
  }

  /** Who sent a token is that token's; who sent none may be a browser that is signed in. */
  private async checkCaller(exchange: Exchange, path: string, headers: string[]): Promise<Principal> {
    const principal = await this.parts.browsers?.principalOf(exchange, path, headers);
    return principal ?? checkToken(this.parts.verifier, exchange);
  }

  /** Ends endless streams, then waits for the rest; true when nothing is left. */
  async drain(timeoutMs: number): Promise<boolean> {
    this.isDraining = true;
    this.watch.drain();
    const end = performance.now() + timeoutMs;
    while (this.watch.size > 0 && performance.now() < end) await new Promise((resolve) => setTimeout(resolve, 20));
    return this.watch.size === 0;
  }

  /** Not ready any more, and every answer sends its client elsewhere; requests are served on. */
  announceEnd(): void {
    this.isDraining = true;
  }

  async close(): Promise<void> {
    this.unmeasure();
    this.watch.stop();
    this.parts.shedder.stop();
    await this.parts.upstreams.close();
  }

  private forward(exchange: Exchange, plan: RoutePlan, { target }: RequestPath, headers: string[]): void {
    const upstream = this.parts.upstreams.of(plan.service);
    const wantsEvents = plan.access === 'api' && exchange.request.headers.accept === 'text/event-stream';
    const isStream = plan.class === 'stream' || wantsEvents;
    const isFull = !isStream && upstream.active >= upstream.maxActive;
    if (isFull || !upstream.window.admits()) {
      const details = { service: plan.service, retryAfterSeconds: 1 };
      throw new DomainError(GatewayErrors.upstreamUnavailable, details);
    }
    const { service } = upstream;
    if (service !== undefined && !isStream && canBeHandedOver(exchange)) {
      new HandOver(exchange, plan, { upstream, service, target, headers, watch: this.watch }).start();
      return;
    }
    const another = (failed: Upstream) => this.parts.upstreams.setOf(plan.service).another(failed);
    new Forward(exchange, plan, { upstream, another, target, headers, isStream, watch: this.watch }).start();
  }

  private checkMethod(exchange: Exchange): Method {
    const method = allowedMethods.find((each) => each === exchange.request.method);
    if (method === undefined) throw methodNotAllowed(exchange, allowedMethods);
    return method;
  }

  private checkRoute(exchange: Exchange, method: Method, path: string): RoutePlan {
    const plan = this.current.find(method, path);
    if (plan === undefined) {
      const others = this.current.methodsAt(path);
      throw others.length > 0 ? methodNotAllowed(exchange, others) : new DomainError(GatewayErrors.routeNotFound);
    }
    exchange.plan = plan;
    if (plan.policy.access === 'api') exchange.answerHeaders.push(...apiSecurityHeaders);
    return plan;
  }

  private checkServices(snapshot: GatewaySnapshot): GatewaySnapshot {
    const unknown = [...snapshot.services].filter((name) => !this.knows(name));
    if (unknown.length > 0) throw new Error(`The snapshot has routes of unknown services: ${unknown.join(', ')}`);
    return snapshot;
  }

  private knows(service: string): boolean {
    if (service === PORTAL) return this.parts.portal !== undefined;
    return service === ITSELF || this.parts.upstreams.has(service);
  }

  private refuseWith(exchange: Exchange, error: unknown): void {
    if (!(error instanceof DomainError)) this.parts.logUnexpected(error, exchange.requestId);
    const refusal = error instanceof DomainError ? error : new DomainError(GatewayErrors.unexpected);
    measureRefusal(refusal);
    refuse(exchange, refusal);
  }

  private count(exchange: Exchange): void {
    const { client, plan, response, span } = exchange;
    measureExchange(exchange);
    span?.end(`${plan?.service ?? 'none'} ${plan?.class ?? 'none'}`, response.statusCode);
    if (plan !== undefined) this.parts.usage.count(client, plan.class, response.statusCode);
  }
}

function methodNotAllowed(exchange: Exchange, allowed: readonly string[]): DomainError {
  exchange.answerHeaders.push('allow', allowed.join(', '));
  return new DomainError(GatewayErrors.methodNotAllowed, { method: String(exchange.request.method) });
}

/** An application is limited as one; people each for themselves; the rest by address. */
function limitKeyOf({ peer }: Exchange, principal: Principal | undefined): string {
  if (principal === undefined) return `address:${limitAddress(peer.address)}`;
  return principal.personId === undefined
    ? `client:${principal.clientId ?? principal.kind}`
    : `person:${principal.personId}`;
}
