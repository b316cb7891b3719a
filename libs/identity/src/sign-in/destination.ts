import { localPath } from '../page/local-path';

/** Where a sign-in leads when it is done; carried from page to page in the query. */
export interface Destination {
  /** An authorization request that waits for this sign-in. */
  readonly transaction?: string;
  /** A page of the base. */
  readonly returnTo?: string;
  /** Asks again even when signed in. */
  readonly reauthenticate: boolean;
  readonly loginHint?: string;
}

type Query = Readonly<Record<string, unknown>>;

/** Its id, or the waiting request itself, sealed. */
const TRANSACTION = /^[\w.-]{8,1500}$/;

export function destinationOf(query: Query): Destination {
  const { transaction, login_hint: hint } = query;
  const returnTo = query['return'] === undefined ? undefined : localPath(query['return']);
  return {
    reauthenticate: query['reauthenticate'] === '1',
    ...(typeof transaction === 'string' && TRANSACTION.test(transaction) ? { transaction } : {}),
    ...(returnTo === undefined ? {} : { returnTo }),
    ...(typeof hint === 'string' && hint.length <= 100 ? { loginHint: hint } : {}),
  };
}

/** A step's address with the destination in its query. */
export function stepUrl(path: string, destination: Destination): string {
  const query = new URLSearchParams();
  if (destination.transaction !== undefined) query.set('transaction', destination.transaction);
  if (destination.returnTo !== undefined) query.set('return', destination.returnTo);
  if (destination.reauthenticate) query.set('reauthenticate', '1');
  const text = query.toString();
  return text === '' ? path : `${path}?${text}`;
}

/** Where the browser goes with its new session. */
export const finalUrl = ({ transaction, returnTo }: Destination): string =>
  transaction === undefined
    ? (returnTo ?? '/')
    : `/oauth/authorize/continue?transaction=${encodeURIComponent(transaction)}`;

/** With a waiting request the answer to the form goes on to an application. */
export const formActionOf = ({ transaction }: Destination): 'self' | 'anywhere' =>
  transaction === undefined ? 'self' : 'anywhere';
