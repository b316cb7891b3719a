import { STATUS_CODES } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { DomainError } from '@plinth/error-contract';
import { GatewayErrors } from '@plinth/gateway-contract';
import { errorBody, statusOfKind } from '@plinth/platform-http';
import type { Language } from '@plinth/platform-http';
import { apiSecurityHeaders } from './answer-headers';
import type { Exchange } from './exchange';

/** Codes whose status is finer than that of their kind. */
const statuses: Readonly<Record<string, number>> = {
  [GatewayErrors.methodNotAllowed.code]: 405,
  [GatewayErrors.requestTimeout.code]: 408,
  [GatewayErrors.headersTooLarge.code]: 431,
  [GatewayErrors.upstreamFailed.code]: 502,
  [GatewayErrors.upstreamTimeout.code]: 504,
  [GatewayErrors.unexpected.code]: 500,
};

export const statusOf = (error: DomainError): number => statuses[error.code] ?? statusOfKind(error.kind);

/** A client that goes on sending a refused body is read for this long, so that it sees the answer (RFC 9112 §9.6). */
const LINGER_MS = 5_000;

/** Gives the one error envelope, in the caller's language, when nothing has been answered yet. */
export function refuse(exchange: Exchange, error: DomainError): void {
  const { request, response } = exchange;
  if (response.headersSent || response.destroyed) {
    response.destroy();
    return;
  }
  const body = Buffer.from(JSON.stringify(errorBody(error, exchange.language, exchange.requestId)));
  const headers = [...exchange.answerHeaders];
  if (exchange.plan?.policy.access !== 'api') headers.push(...apiSecurityHeaders);
  headers.push('content-type', 'application/json; charset=utf-8', 'content-length', String(body.length));
  headers.push('cache-control', 'no-store');
  const retryAfter = error.details['retryAfterSeconds'];
  if (retryAfter !== undefined) headers.push('retry-after', String(retryAfter));
  response.writeHead(statusOf(error), headers);
  response.end(request.method === 'HEAD' ? undefined : body);
  if (!request.complete) lingerOn(request);
}

export function lingerOn(request: IncomingMessage): void {
  const { socket } = request;
  const timer = setTimeout(() => {
    if (!request.complete) socket.destroy();
  }, LINGER_MS);
  timer.unref();
  request.on('error', () => undefined);
  request.once('close', () => clearTimeout(timer));
  request.resume();
}

/** The answer on a connection whose request could not even be parsed. */
export function rawRefusal(error: DomainError, language: Language, requestId: string): string {
  const body = JSON.stringify(errorBody(error, language, requestId));
  const status = statusOf(error);
  return [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
    'content-type: application/json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    `x-request-id: ${requestId}`,
    'x-content-type-options: nosniff',
    'connection: close',
    '',
    body,
  ].join('\r\n');
}
