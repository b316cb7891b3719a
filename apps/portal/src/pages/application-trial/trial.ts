import { useLayoutEffect, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { askProtocol } from '@plinth/api-client';
import type { ProtocolAnswer } from '@plinth/api-client';
import { take, tokenForm } from './code-flow';
import type { Begun, Parameters } from './code-flow';

export interface Returned {
  readonly begun: Begun | undefined;
  readonly answer: Parameters;
  readonly isOwn: boolean;
}

const isReturn = (parameters: URLSearchParams): boolean => parameters.has('code') || parameters.has('error');
let arrived: { readonly by: string; readonly returned: Returned } | undefined;
const isOfAnother = (clientId: string | null): boolean =>
  clientId !== null && arrived?.returned.begun?.clientId !== clientId;

/**
 * What was begun is taken once, and the same return may be asked about again: React may throw a first drawing of the page
 * away and draw anew, and the second would else find nothing begun.
 */
export function arrive(parameters: URLSearchParams): Returned | undefined {
  const by = parameters.toString();
  if (arrived?.by === by) return arrived.returned;
  if (!isReturn(parameters)) return isOfAnother(parameters.get('client')) ? undefined : arrived?.returned;
  const begun = take();
  const isOwn = begun !== undefined && begun.state === parameters.get('state');
  arrived = { by, returned: { begun, answer: Object.fromEntries(parameters), isOwn } };
  return arrived.returned;
}

export const forgetArrived = (): void => void (arrived = undefined);

/** What the sign-in brought back. The code leaves the address bar, and with it the history, before anything is painted. */
export function useReturned(): [Returned | undefined, () => void] {
  const [parameters] = useSearchParams();
  const navigate = useNavigate();
  const [returned, setReturned] = useState(() => arrive(parameters));
  const clientId = returned?.begun?.clientId;
  const clean = `${window.location.pathname}${clientId === undefined ? '' : `?client=${encodeURIComponent(clientId)}`}`;
  useLayoutEffect(() => {
    if (isReturn(new URLSearchParams(window.location.search)))
      window.history.replaceState(window.history.state, '', clean);
  }, [clean]);
  const forget = () => {
    forgetArrived();
    setReturned(undefined);
    // The router still holds the address with the code.
    void navigate(clean, { replace: true });
  };
  return [returned, forget];
}

export interface Exchanged {
  readonly token: ProtocolAnswer;
  readonly userinfo?: ProtocolAnswer;
  readonly isRevoked: boolean;
}

/** RFC 6749 §4.1.3, OpenID Connect Core §5.3, RFC 7009: what it gets it gives back. */
export async function exchange(begun: Begun, code: string, secret: string | undefined): Promise<Exchanged> {
  const client = secret === undefined ? {} : { client: { id: begun.clientId, secret } };
  const token = await askProtocol('/oauth/token', { form: tokenForm(begun, code), ...client });
  const accessToken = token.body['access_token'];
  if (token.status !== 200 || typeof accessToken !== 'string') return { token, isRevoked: false };
  const userinfo = await askProtocol('/oauth/userinfo', { token: accessToken });
  const given = [token.body['refresh_token'], accessToken].filter((value) => typeof value === 'string');
  const revoked = await Promise.all(
    given.map((value) =>
      askProtocol('/oauth/revoke', { form: { token: value, client_id: begun.clientId }, ...client }),
    ),
  );
  return { token, userinfo, isRevoked: revoked.every(({ status }) => status === 200) };
}
