import type { Socket } from 'node:net';
import { DomainError } from '@plinth/error-contract';
import { GatewayErrors } from '@plinth/gateway-contract';
import type { RoutePlan } from '../route/gateway-snapshot';
import type { Exchange } from './exchange';
import { hopByHop, isInternal, namesIn, singular } from './header-names';
import { traceparentOf } from './trace-context';

/**
 * The fields that go on to the service, in the client's order and spelling, then ours.
 * @throws DomainError `gateway.headers_too_large`, `gateway.request_malformed`
 */
export function checkRequestHeaders(exchange: Exchange, plan: RoutePlan, maxCount: number): string[] {
  const { rawHeaders, headers } = exchange.request;
  if (rawHeaders.length > maxCount * 2) throw new DomainError(GatewayErrors.headersTooLarge);
  const coding = headers['transfer-encoding'];
  // Only what needs no second opinion on where the body ends (RFC 9112 §6.1).
  if (coding !== undefined && coding.toLowerCase() !== 'chunked') throw ambiguous(exchange);
  if (headers.host !== undefined && !/^[\w.:[\]-]{0,255}$/.test(headers.host)) throw ambiguous(exchange);
  const onConnection = namesIn(headers.connection);
  const seen = new Set<string>();
  const passed: string[] = [];
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const rawName = rawHeaders[index] as string;
    const name = rawName.toLowerCase();
    if (singular.has(name)) {
      if (seen.has(name)) throw ambiguous(exchange);
      seen.add(name);
    }
    if (hopByHop.has(name) || isInternal(name)) continue;
    if (onConnection?.has(name) === true && !singular.has(name)) continue;
    if (name === 'cookie' && plan.access === 'api') continue;
    if (name === 'content-length' && !exchange.hasBody) continue;
    passed.push(rawName, rawHeaders[index + 1] as string);
  }
  addOurs(passed, exchange);
  return passed;
}

function addOurs(passed: string[], { peer, requestId, request, span }: Exchange): void {
  passed.push(
    'x-forwarded-for',
    peer.address,
    'x-forwarded-proto',
    peer.isSecure ? 'https' : 'http',
    'x-forwarded-host',
    peer.host,
    'x-request-id',
    requestId,
    'traceparent',
    span?.traceparent ?? traceparentOf(request.headers['traceparent']),
  );
}

const untrusted = new WeakSet<Socket>();

/** Whether a request on this connection left doubt where it ends: nothing after it is believed (RFC 9112 §11.2). */
export const isUntrusted = (socket: Socket): boolean => untrusted.has(socket);

/** Marks at once: what was pipelined behind is handed over before any answer can be written. */
function ambiguous({ request, answerHeaders }: Exchange): DomainError {
  untrusted.add(request.socket);
  answerHeaders.push('connection', 'close');
  return new DomainError(GatewayErrors.requestMalformed);
}
