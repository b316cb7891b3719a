import type { IncomingMessage, Server } from 'node:http';
import { DomainError } from '@plinth/error-contract';
import { GatewayErrors } from '@plinth/gateway-contract';
import type { RoutePlan } from '../route/gateway-snapshot';
import { isEventStream, mayPass } from './answer-headers';
import type { Answer, HeadWriter } from './answer';
import type { Exchange } from './exchange';
import { isInternal } from './header-names';
import { refuse } from './refuse';
import type { StallWatch, Watched } from './stall-watch';
import type { Upstream } from './upstreams';

export interface HandOverOptions {
  /** Has been admitted by its window. */
  readonly upstream: Upstream;
  readonly service: Server;
  readonly target: string;
  readonly headers: readonly string[];
  readonly watch: StallWatch;
}

/** Whether a request can be given to a service as it is: where its body ends is known, and nobody waits for a go-ahead. */
export const canBeHandedOver = ({ request, expectsContinue }: Exchange): boolean =>
  !expectsContinue && request.headers['transfer-encoding'] === undefined;

/**
 * One request given to a service of the same process: the client's own request and answer, with the heads that it would
 * have had on the way over a connection. The bodies flow past the gateway.
 */
export class HandOver implements Watched {
  private readonly request: IncomingMessage;
  private readonly response: Answer;
  private lastActivity = performance.now();
  private moved = 0;
  private isEventStream = false;
  private isOver = false;

  constructor(
    private readonly exchange: Exchange,
    private readonly plan: RoutePlan,
    private readonly options: HandOverOptions,
  ) {
    this.request = exchange.request;
    this.response = exchange.response;
  }

  start(): void {
    const { upstream, service, watch } = this.options;
    const { request, response } = this;
    upstream.active += 1;
    watch.add(this);
    response.once('close', () => this.closed());
    this.writeRequestHead();
    response.headWriter = (...head) => this.writeAnswerHead(...head);
    try {
      service.emit('request', request, response);
    } catch (error) {
      this.takeBack();
      throw error;
    }
  }

  checkStall(now: number): void {
    const { policy } = this.plan;
    const { response, request } = this;
    const moved = request.socket.bytesRead + request.socket.bytesWritten;
    if (moved !== this.moved) [this.moved, this.lastActivity] = [moved, now];
    const silence = now - this.lastActivity;
    if (response.headersSent) {
      if (!this.isEventStream && policy.idleTimeoutMs > 0 && silence > policy.idleTimeoutMs) response.destroy();
    } else if (!request.complete) {
      if (silence > (policy.idleTimeoutMs || 60_000)) this.end(new DomainError(GatewayErrors.requestTimeout));
    } else if (silence > policy.answerTimeoutMs) {
      this.options.upstream.window.failed();
      this.end(new DomainError(GatewayErrors.upstreamTimeout, { service: this.plan.service }));
    }
  }

  drain(): void {
    if (this.isEventStream) this.response.end();
  }

  private writeRequestHead(): void {
    const { headers, target } = this.options;
    const { request } = this;
    const parsed = request.headers;
    const passed: IncomingMessage['headers'] = {};
    for (let index = 0; index < headers.length; index += 2) {
      const name = (headers[index] as string).toLowerCase();
      const value = headers[index + 1] as string;
      passed[name] = isInternal(name) ? value : (parsed[name] ?? value);
    }
    request.headers = passed;
    request.rawHeaders = [...headers];
    request.url = target;
  }

  /** The service's head without what the gateway answers for, and with what the gateway adds. */
  private writeAnswerHead(...[status, reason, head]: Parameters<HeadWriter>): void {
    const { response, exchange, plan } = this;
    this.options.upstream.window.succeeded();
    this.lastActivity = performance.now();
    const given = pairsOf(head);
    for (const [name] of given) if (response.hasHeader(name)) response.removeHeader(name);
    for (const [name, value] of given) response.appendHeader(name, value);
    for (const name of response.getHeaderNames()) if (!mayPass(plan, name)) response.removeHeader(name);
    this.isEventStream = isEventStream(response.getHeader('content-type'));
    const { answerHeaders } = exchange;
    for (let index = 0; index < answerHeaders.length; index += 2)
      response.appendHeader(answerHeaders[index] as string, answerHeaders[index + 1] as string);
    response.writeHead(status, reason);
  }

  /** The service has missed its time, and what it still says reaches nobody. */
  private end(refusal: DomainError): void {
    this.takeBack();
    refuse(this.exchange, refusal);
    this.response.mute();
  }

  /** The answer is the gateway's again, and nothing of a half-made head is left. */
  private takeBack(): void {
    const { response } = this;
    response.headWriter = undefined;
    for (const name of response.getHeaderNames()) response.removeHeader(name);
  }

  private closed(): void {
    if (this.isOver) return;
    this.isOver = true;
    const { upstream, watch } = this.options;
    upstream.active -= 1;
    watch.remove(this);
    // The client went away before the service said anything.
    if (!this.response.headersSent) upstream.window.abandoned();
  }
}

function pairsOf(head: Parameters<HeadWriter>[2]): readonly (readonly [string, string | readonly string[]])[] {
  if (head === undefined) return [];
  if (!Array.isArray(head))
    return Object.entries(head).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, typeof value === 'number' ? String(value) : value] as const],
    );
  const flat = head.flat() as string[];
  return flat.flatMap((name, index) => (index % 2 === 0 ? [[name, flat[index + 1] as string] as const] : []));
}
