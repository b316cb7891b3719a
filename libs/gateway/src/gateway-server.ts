import { createServer as createHttpServer } from 'node:http';
import type { IncomingMessage, Server, ServerOptions } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { Socket } from 'node:net';
import { DomainError } from '@plinth/error-contract';
import { GatewayErrors } from '@plinth/gateway-contract';
import { languageOf, requestIdOf } from '@plinth/platform-http';
import { measureCertificate } from '@plinth/platform-telemetry';
import type { GatewaySettings } from './gateway-settings';
import { Answer } from './proxy/answer';
import type { OwnHandler } from './proxy/answer-here';
import type { Gateway } from './proxy/gateway';
import { rawRefusal } from './proxy/refuse';

/** The public listener: every request goes to the data plane; `own` is reached through it alone. */
export function gatewayServer(settings: GatewaySettings, gateway: () => Gateway, own: OwnHandler): Server {
  const options: ServerOptions<typeof IncomingMessage, typeof Answer> = {
    ServerResponse: Answer,
    maxHeaderSize: settings.maxHeaderBytes,
    headersTimeout: 20_000,
    // A long upload is not an attack; a silent one is ended by StallWatch.
    requestTimeout: 0,
    keepAliveTimeout: 65_000,
    connectionsCheckingInterval: 5_000,
    insecureHTTPParser: false,
    requireHostHeader: true,
  };
  if (settings.tls !== undefined) measureCertificate('gateway', settings.tls.cert);
  const server =
    settings.tls === undefined
      ? createHttpServer(options)
      : createTlsServer({ ...options, ...settings.tls, minVersion: 'TLSv1.2' });
  // One more than allowed is kept, so that too many are seen instead of silently cut off.
  server.maxHeadersCount = settings.maxHeaderCount + 1;
  server.on('request', (request, response) => gateway().handle(request, response, own));
  server.on('checkContinue', (request, response) => gateway().handle(request, response, own, true));
  // No tunnels and no protocol switches: what CONNECT reaches nobody has checked.
  server.on('connect', (_request: IncomingMessage, socket: Socket) => {
    socket.end(
      rawRefusal(new DomainError(GatewayErrors.methodNotAllowed, { method: 'CONNECT' }), 'zh', requestIdOf('')),
    );
  });
  // The type of an answer leaves open what of a request it belongs to.
  return server as unknown as Server;
}

interface ParserError extends Error {
  readonly code?: string;
  readonly rawPacket?: Buffer;
}

/** RFC 9112 §2.2, RFC 6585 §5: what the parser refuses gets our envelope and a closed connection. */
export function answerUnparsed(error: ParserError, socket: Socket): void {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  const spoken = /\r\naccept-language:([^\r\n]*)/i.exec(error.rawPacket?.toString('latin1') ?? '')?.[1];
  socket.end(rawRefusal(new DomainError(reasonOf(error)), languageOf(spoken), requestIdOf(undefined)));
}

function reasonOf({ code }: ParserError) {
  if (code === 'HPE_HEADER_OVERFLOW') return GatewayErrors.headersTooLarge;
  return code === 'ERR_HTTP_REQUEST_TIMEOUT' ? GatewayErrors.requestTimeout : GatewayErrors.requestMalformed;
}
