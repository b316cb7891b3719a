import { Controller, HttpCode, Post, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Public } from '@plinth/platform-auth';
import { ClientAuthentication } from '../client/authentication/client-authentication';
import { isOperator } from '../client/client';
import type { OAuthClient } from '../client/client';
import { INTROSPECT_SCOPE } from '../client/scopes';
import { OAuthError } from '../protocol/oauth-error';
import { OAuthErrorFilter } from '../protocol/oauth-error.filter';
import { formParameters } from '../protocol/parameters';
import { sendJson } from '../protocol/send-json';
import { TokenStatus } from './token-status';

/** RFC 7662 §2: form, client, token. */
@ApiExcludeController()
@Controller('oauth/introspect')
@Public()
@UseFilters(OAuthErrorFilter)
export class IntrospectionController {
  constructor(
    private readonly clients: ClientAuthentication,
    private readonly status: TokenStatus,
  ) {}

  @Post()
  @HttpCode(200)
  async introspect(@Req() request: Request, @Res() response: Response): Promise<void> {
    const parameters = formParameters(request);
    const client = await this.clients.authenticate(request, parameters);
    // RFC 7662 §2.1: the caller is authorised; a public client proves nothing.
    if (client.kind === 'public') throw new OAuthError('invalid_client', 'A public client may not introspect');
    const token = parameters.get('token');
    if (token === undefined) throw new OAuthError('invalid_request', 'token is missing');
    sendJson(response, await this.status.of(token, readerOf(client)));
  }
}

/** A client sees its own tokens; a resource server, by scope, everyone's. */
const readerOf = (client: OAuthClient): string | undefined =>
  isOperator(client) || client.scopes.includes(INTROSPECT_SCOPE) ? undefined : client.id;
