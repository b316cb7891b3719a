import type { Dispatcher } from 'undici';
import { DomainError } from '@plinth/error-contract';
import { GatewayErrors } from '@plinth/gateway-contract';
import type { RoutePlan } from '../route/gateway-snapshot';
import { passedHeaders } from './answer-headers';
import type { Exchange } from './exchange';
import { lingerOn, refuse } from './refuse';
import { RequestBody } from './request-body';
import { isWorthRetrying, wasRefused } from './retry';
import type { StallWatch, Watched } from './stall-watch';
import type { Upstream } from './upstreams';

export interface ForwardOptions {
  /** Has been admitted by its window. */
  readonly upstream: Upstream;
  /** Another replica that serves, when there is one. */
  readonly another: (failed: Upstream) => Upstream | undefined;
  readonly target: string;
  readonly headers: string[];
  readonly watch: StallWatch;
  readonly isStream: boolean;
}

const RETRY_AFTER_MS = 50;
/** Of three replicas two may be going down. */
const MOST_ATTEMPTS = 3;

/** One request sent to its service and the answer sent back, both as they come. */
export class Forward implements Dispatcher.DispatchHandler, Watched {
  private readonly body: RequestBody | null;
  private abort?: (error?: Error) => void;
  private resumeAnswer?: () => void;
  private lastActivity = performance.now();
  private isAnswering = false;
  private isEventStream = false;
  /** The service has said everything; the client may still be reading. */
  private isAnswered = false;
  private isOver = false;
  private attempts = 0;
  private upstream: Upstream;
  /** Why we ended it ourselves; undici reports it back as an error. */
  private ended?: DomainError;

  constructor(
    private readonly exchange: Exchange,
    private readonly plan: RoutePlan,
    private readonly options: ForwardOptions,
  ) {
    this.upstream = options.upstream;
    this.body = exchange.hasBody ? new RequestBody(exchange.request, plan.policy.bodyLimit, () => this.touch()) : null;
    this.body?.on('error', () => undefined);
    exchange.response.once('close', () => this.clientClosed());
  }

  start(): void {
    const { watch, isStream } = this.options;
    watch.add(this);
    if (!isStream) this.upstream.active += 1;
    if (this.exchange.expectsContinue) this.exchange.response.writeContinue();
    this.dispatch();
  }

  private dispatch(): void {
    const { target, headers, isStream } = this.options;
    this.attempts += 1;
    const method = this.exchange.request.method as Dispatcher.HttpMethod;
    const pool = isStream ? this.upstream.streams : this.upstream.pool;
    pool.dispatch({ path: target, method, headers, body: this.body }, this);
  }

  onConnect(abort: (error?: Error) => void): void {
    this.abort = abort;
    if (this.isOver || this.ended !== undefined) abort(new Error('The request has ended'));
  }

  onHeaders(status: number, raw: Buffer[], resume: () => void): boolean {
    if (status < 200) return true;
    this.touch();
    this.isAnswering = true;
    this.resumeAnswer = resume;
    this.upstream.window.succeeded();
    const { response } = this.exchange;
    const head = passedHeaders(this.exchange, this.plan, raw);
    this.isEventStream = head.isEventStream;
    response.writeHead(status, head.headers);
    if (head.isEventStream || !head.hasLength) response.flushHeaders();
    return true;
  }

  onData(chunk: Buffer): boolean {
    this.touch();
    const { response } = this.exchange;
    if (response.write(chunk)) return true;
    response.once('drain', () => {
      this.touch();
      this.resumeAnswer?.();
    });
    return false;
  }

  onComplete(): void {
    if (this.isOver) return;
    this.isAnswered = true;
    this.freeSlot();
    this.exchange.response.end();
    this.dropRestOfBody();
  }

  onError(error: Error): void {
    if (this.isOver || this.isAnswered) return;
    if (this.isAnswering) {
      // The head is out: only a broken connection tells the client that the rest is missing.
      this.finish();
      this.exchange.response.destroy();
      return;
    }
    const refusal = this.ended ?? refusalIn(error, this.body?.errored);
    if (this.reportFailure(refusal) && this.retries(error)) return;
    this.finish();
    this.dropRestOfBody();
    refuse(this.exchange, refusal ?? this.failure(GatewayErrors.upstreamFailed));
  }

  checkStall(now: number): void {
    const { policy } = this.plan;
    const silence = now - this.lastActivity;
    if (this.isAnswering) {
      const limit = this.isEventStream ? 0 : policy.idleTimeoutMs;
      if (limit > 0 && silence > limit) this.exchange.response.destroy();
    } else if (this.body !== null && !this.body.isComplete && !this.body.isHeldBack) {
      if (silence > (policy.idleTimeoutMs || 60_000)) this.end(new DomainError(GatewayErrors.requestTimeout));
    } else if (silence > policy.answerTimeoutMs) {
      this.end(this.failure(GatewayErrors.upstreamTimeout));
    }
  }

  drain(): void {
    if (!this.isEventStream || !this.finish()) return;
    this.exchange.response.end();
    this.abort?.(new Error('The gateway is going down'));
  }

  private retries(error: Error): boolean {
    if (this.exchange.response.destroyed || this.attempts >= MOST_ATTEMPTS) return false;
    const isSafe = this.body === null && isWorthRetrying(this.exchange.request.method, error);
    // Nothing was sent: even a write may go elsewhere, as long as nothing of its body was taken.
    const isUnsent = wasRefused(error) && this.body?.readableDidRead !== true;
    const other = isSafe || isUnsent ? this.options.another(this.upstream) : undefined;
    if (wasRefused(error)) this.upstream.isIn = false;
    if (other !== undefined) this.moveTo(other);
    else if (!isSafe || this.attempts > 1 || !this.upstream.window.isClosed) return false;
    const waitMs = other === undefined ? RETRY_AFTER_MS : 0;
    setTimeout(() => (this.exchange.response.destroyed ? this.clientClosed() : this.dispatch()), waitMs);
    return true;
  }

  private moveTo(other: Upstream): void {
    if (!this.options.isStream) {
      this.upstream.active -= 1;
      other.active += 1;
    }
    this.upstream = other;
  }

  /** Answers whether the service is to blame. */
  private reportFailure(refusal: DomainError | undefined): boolean {
    const { window } = this.upstream;
    const isTheirs = refusal === undefined || refusal.code === GatewayErrors.upstreamTimeout.code;
    if (isTheirs && !this.body?.errored) window.failed();
    else window.abandoned();
    return refusal === undefined;
  }

  private end(reason: DomainError): void {
    this.ended = reason;
    if (this.abort !== undefined) this.abort(reason);
    else this.onError(reason);
  }

  private clientClosed(): void {
    if (!this.finish() || this.isAnswered) return;
    if (!this.isAnswering) this.upstream.window.abandoned();
    this.abort?.(new Error('The client went away'));
    this.body?.destroy();
  }

  /** Answers false when it was over already. */
  private finish(): boolean {
    if (this.isOver) return false;
    this.isOver = true;
    this.options.watch.remove(this);
    if (!this.isAnswered) this.freeSlot();
    return true;
  }

  private freeSlot(): void {
    if (!this.options.isStream) this.upstream.active -= 1;
  }

  /** A service may answer before it has read everything; what still comes is read and dropped. */
  private dropRestOfBody(): void {
    if (this.body === null) return;
    this.body.destroy();
    if (!this.exchange.request.complete) lingerOn(this.exchange.request);
  }

  private touch(): void {
    this.lastActivity = performance.now();
  }

  private failure(definition: (typeof GatewayErrors)['upstreamFailed' | 'upstreamTimeout']): DomainError {
    return new DomainError(definition, { service: this.plan.service });
  }
}

/** What the client is to blame for: a body cut or too large, or fields that no service should get. */
function refusalIn(error: Error, bodyError: unknown): DomainError | undefined {
  if (bodyError instanceof DomainError) return bodyError;
  const { code } = error as { code?: string };
  const isMalformed = code === 'UND_ERR_INVALID_ARG' || code === 'UND_ERR_NOT_SUPPORTED';
  return isMalformed ? new DomainError(GatewayErrors.requestMalformed) : undefined;
}
