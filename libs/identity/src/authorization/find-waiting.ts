import type { OAuthClient } from '../client/client';
import type { ClientDirectory } from '../client/client-directory';
import { OAuthError } from '../protocol/oauth-error';
import { StaleRequest } from './stale-request';
import type { TransactionKey, TransactionStore, WaitingRequest } from './transaction.store';

const ID = /^[\w-]{43}$/;

export interface FoundWaiting {
  readonly key: TransactionKey;
  readonly waiting: WaitingRequest;
  readonly client: OAuthClient;
}

/** The waiting request of this id that this browser brought. @throws OAuthError, StaleRequest */
export async function findWaiting(
  store: TransactionStore,
  clients: ClientDirectory,
  id: unknown,
  browser: string | undefined,
): Promise<FoundWaiting> {
  if (typeof id !== 'string' || !ID.test(id) || browser === undefined) throw new StaleRequest();
  const key = { id, browser };
  const waiting = await store.find(key);
  if (waiting === undefined) throw new StaleRequest();
  const client = await clients.findActive(waiting.request.clientId);
  if (client === undefined) throw new OAuthError('unauthorized_client', 'The client has been suspended');
  return { key, waiting, client };
}
