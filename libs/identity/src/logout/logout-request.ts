// OpenID Connect RP-Initiated Logout §2 and §3.
import { Injectable } from '@nestjs/common';
import { ClientDirectory } from '../client/client-directory';
import type { Parameters } from '../protocol/parameters';
import { IdTokenHints } from './id-token-hints';
import type { IdTokenHint } from './id-token-hints';

export interface LogoutRequest {
  /** Whom the client says is signed in; proven to come from us. */
  readonly hint?: IdTokenHint;
  /** Where to go afterwards, state included: registered by the client, to the letter. */
  readonly returnTo?: string;
  /** Something was sent that does not hold: the person is asked, and nobody is redirected. */
  readonly isDoubtful: boolean;
  /** What the confirmation form sends again. */
  readonly fields: Readonly<Record<string, string>>;
}

const passedOn = ['id_token_hint', 'client_id', 'post_logout_redirect_uri', 'state'];

@Injectable()
export class LogoutRequests {
  constructor(
    private readonly hints: IdTokenHints,
    private readonly clients: ClientDirectory,
  ) {}

  async read(parameters: Parameters): Promise<LogoutRequest> {
    const [hintText, clientId, returnUri, state] = passedOn.map((name) => parameters.get(name));
    const hint = hintText === undefined ? undefined : await this.hints.read(hintText);
    const named = hint?.clientId ?? clientId;
    const isForeign = clientId !== undefined && named !== clientId;
    const client = named === undefined ? undefined : await this.clients.find(named);
    const isRegistered = returnUri !== undefined && client?.postLogoutRedirectUris.includes(returnUri) === true;
    const isDoubtful =
      (hintText !== undefined && hint === undefined) ||
      isForeign ||
      (returnUri !== undefined && !isRegistered) ||
      parameters.repeated.length > 0;
    const given = passedOn.flatMap((name) => [[name, parameters.get(name)] as const]);
    return {
      hint,
      isDoubtful,
      returnTo: isDoubtful || returnUri === undefined ? undefined : withState(returnUri, state),
      fields: Object.fromEntries(given.filter((pair): pair is [string, string] => pair[1] !== undefined)),
    };
  }
}

const withState = (uri: string, state: string | undefined): string =>
  state === undefined ? uri : `${uri}${uri.includes('?') ? '&' : '?'}state=${encodeURIComponent(state)}`;
