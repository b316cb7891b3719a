import { Controller, Get, HttpCode, Post, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { RevocationFeed } from '@plinth/identity-contract';
import { Public } from '@plinth/platform-auth';
import { ClientAuthentication } from '../client/authentication/client-authentication';
import { isOperator } from '../client/client';
import { REVOCATIONS_SCOPE } from '../client/scopes';
import { OAuthError } from '../protocol/oauth-error';
import { OAuthErrorFilter } from '../protocol/oauth-error.filter';
import { formParameters, queryParameters } from '../protocol/parameters';
import { sendJson } from '../protocol/send-json';
import { RevokeToken } from './revoke-token.use-case';

@ApiExcludeController()
@Controller('oauth')
@Public()
@UseFilters(OAuthErrorFilter)
export class RevocationController {
  constructor(
    private readonly clients: ClientAuthentication,
    private readonly revokeToken: RevokeToken,
    private readonly feed: RevocationFeed,
  ) {}

  /** RFC 7009 §2: form, client, token. An unknown token is as good as revoked: 200. */
  @Post('revoke')
  @HttpCode(200)
  async revoke(@Req() request: Request, @Res() response: Response): Promise<void> {
    const parameters = formParameters(request);
    const client = await this.clients.authenticate(request, parameters);
    const token = parameters.get('token');
    if (token === undefined) throw new OAuthError('invalid_request', 'token is missing');
    await this.revokeToken.execute(client, token);
    response.set('Cache-Control', 'no-store').status(200).end();
  }

  /** For the services of the base: what they must not believe any more. */
  @Get('revocations')
  async revocations(@Req() request: Request, @Res() response: Response): Promise<void> {
    const parameters = queryParameters(request);
    const client = await this.clients.authenticate(request, parameters);
    if (!isOperator(client) && !client.scopes.includes(REVOCATIONS_SCOPE)) {
      throw new OAuthError('insufficient_scope', `The client lacks ${REVOCATIONS_SCOPE}`);
    }
    const since = parameters.get('since') ?? '0';
    if (!/^\d{1,15}$/.test(since)) throw new OAuthError('invalid_request', 'since must be a position');
    sendJson(response, await this.feed.since(Number(since)));
  }
}
