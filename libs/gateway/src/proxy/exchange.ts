import type { IncomingMessage } from 'node:http';
import { languageOf, REQUEST_ID_HEADER, requestIdOf } from '@plinth/platform-http';
import type { Language } from '@plinth/platform-http';
import { beginRequestSpan } from '@plinth/platform-telemetry';
import type { RequestSpan } from '@plinth/platform-telemetry';
import type { RoutePlan } from '../route/gateway-snapshot';
import type { Answer } from './answer';
import type { Peer } from './peer';

/** One request and its answer on their way through the steps of the gateway. */
export class Exchange {
  readonly requestId: string;
  readonly startedAt = performance.now();
  /** While this process traces: its step of the request's trace. */
  readonly span: RequestSpan | undefined;
  plan?: RoutePlan;
  /** Who is counted: an OAuth client id, `person` or `anonymous`. */
  client = 'anonymous';
  /** Names and values in turn, added to whatever answer is given. */
  readonly answerHeaders: string[] = [];

  constructor(
    readonly request: IncomingMessage,
    readonly response: Answer,
    readonly peer: Peer,
    /** The client waits for `100 Continue` before it sends its body (RFC 9110 §10.1.1). */
    readonly expectsContinue: boolean,
  ) {
    this.requestId = requestIdOf(request.headers[REQUEST_ID_HEADER]);
    this.answerHeaders.push('x-request-id', this.requestId);
    this.span = beginRequestSpan(String(request.method), request.headers['traceparent'], 'gateway');
  }

  get language(): Language {
    return languageOf(this.request.headers['accept-language']);
  }

  get hasBody(): boolean {
    const { headers } = this.request;
    const length = headers['content-length'];
    return headers['transfer-encoding'] !== undefined || (length !== undefined && length !== '0');
  }
}
