import { Injectable } from '@nestjs/common';
import { Transactions } from '@plinth/platform-database';
import { makeSecret } from '../../protocol/secret';
import { SealedRequests } from '../sealed-requests';
import { TransactionStore } from '../transaction.store';
import { keyOf } from './authorization-flow';
import type { AuthorizationFlow } from './authorization-flow';

type Done = (error: unknown, value?: unknown) => void;
interface WithFlow {
  readonly flow: AuthorizationFlow;
}

/** The transaction store as oauth2orize wants it (not legacy: called with the request and the transaction). */
@Injectable()
export class FlowStore {
  readonly legacy = false;

  constructor(
    private readonly transactions: Transactions,
    private readonly waiting: TransactionStore,
    private readonly sealed: SealedRequests,
  ) {}

  load(request: WithFlow, done: Done): void {
    const { flow } = request;
    done(null, {
      client: flow.client,
      redirectURI: flow.request.redirectUri,
      req: { type: flow.request.responseType, flow },
      transactionID: flow.transactionId,
    });
  }

  /** A new waiting request under an id of 256 bits: sealed for the browser to hold where it is short enough. */
  store({ flow }: WithFlow, _pass: unknown, done: Done): void {
    const key = { id: makeSecret(), browser: flow.browser };
    const { request, startedAt } = flow;
    const sealed = this.sealed.seal(key, { request, startedAt });
    if (sealed !== undefined) return done(null, sealed);
    settle(
      this.transactions.run((tx) => this.waiting.add(tx, key, { request, startedAt })),
      () => key.id,
      done,
    );
  }

  /** Remembers to whom the consent page is shown; the id stays, so that reloading the page works. */
  update({ flow }: WithFlow, id: string, _pass: unknown, done: Done): void {
    const key = keyOf(flow);
    const { session } = flow;
    if (key === undefined || session === undefined || flow.isForeseen) return done(null, id);
    settle(
      this.transactions.run((tx) => this.waiting.markShown(tx, key, session.sessionId)),
      () => id,
      done,
    );
  }

  /** The request was taken when its answer was made, in the same transaction. */
  remove(_request: WithFlow, _id: string, done: Done): void {
    done(null);
  }
}

/** A rejection must reach the callback, and a throw inside the callback must not come back here. */
function settle<T>(work: Promise<T>, value: () => unknown, done: Done): void {
  work.then(
    () => setImmediate(done, null, value()),
    (error: unknown) => setImmediate(done, error),
  );
}
