import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Exchange } from './exchange';
import { isInternal } from './header-names';

/** The gateway's own Nest application. */
export type OwnHandler = (request: IncomingMessage, response: ServerResponse) => void;

/** Hands a request that passed every step to the gateway's own application, without the client's forgeries. */
export function answerHere({ request, response, answerHeaders, requestId }: Exchange, own: OwnHandler): void {
  for (const name of Object.keys(request.headers)) if (isInternal(name)) delete request.headers[name];
  request.headers['x-request-id'] = requestId;
  for (let index = 0; index < answerHeaders.length; index += 2) {
    response.appendHeader(answerHeaders[index] as string, answerHeaders[index + 1] as string);
  }
  own(request, response);
}
