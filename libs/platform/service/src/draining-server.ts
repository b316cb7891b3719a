import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

const LOOK_EVERY_MS = 20;

/** Brings one HTTP server to its end without cutting a request short. */
export class DrainingServer {
  private readonly underWay = new Set<ServerResponse>();
  private isAnnounced = false;

  constructor(private readonly server: Server) {
    server.prependListener('request', (_request: IncomingMessage, response: ServerResponse) => this.admit(response));
  }

  /** From now on every answer asks the client to come back on another connection. */
  announce(): void {
    this.isAnnounced = true;
    for (const response of this.underWay) if (!response.headersSent) response.shouldKeepAlive = false;
  }

  /** Listens no more and waits for what is under way; true when nothing had to be cut. */
  async close(limitMs: number): Promise<boolean> {
    this.announce();
    this.server.close();
    this.server.closeIdleConnections();
    const until = performance.now() + limitMs;
    while (this.underWay.size > 0 && performance.now() < until) {
      this.endEventStreams();
      await sleep(LOOK_EVERY_MS);
    }
    const isClean = this.underWay.size === 0;
    this.server.closeAllConnections();
    return isClean;
  }

  private admit(response: ServerResponse): void {
    if (this.isAnnounced) response.shouldKeepAlive = false;
    this.underWay.add(response);
    response.once('close', () => this.underWay.delete(response));
  }

  /** They never end by themselves; their readers come back with the id of the last event. */
  private endEventStreams(): void {
    for (const response of this.underWay) if (isEventStream(response)) response.end();
  }
}

/** By the head as it was sent: what is given to `writeHead` is no header that `getHeader` knows. */
const isEventStream = (response: ServerResponse): boolean =>
  /^content-type: *text\/event-stream/im.test((response as { readonly _header?: string })._header ?? '');
