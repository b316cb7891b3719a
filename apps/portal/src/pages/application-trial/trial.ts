import { useCallback, useState } from 'react';
import { useSearchParams } from 'react-router';
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
let arrived: Returned | undefined;

/** What the sign-in brought back. The code leaves the address bar, and with it the history, before anything is painted. */
export function useReturned(): [Returned | undefined, () => void] {
  const [parameters] = useSearchParams();
  const [returned, setReturned] = useState(() => {
    if (!isReturn(parameters)) return arrived;
    const begun = take();
    arrived = {
      begun,
      answer: Object.fromEntries(parameters),
      isOwn: begun !== undefined && begun.state === parameters.get('state'),
    };
    const kept = begun === undefined ? '' : `?client=${encodeURIComponent(begun.clientId)}`;
    window.history.replaceState(window.history.state, '', `${window.location.pathname}${kept}`);
    return arrived;
  });
  const forget = useCallback(() => {
    arrived = undefined;
    setReturned(undefined);
  }, []);
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
