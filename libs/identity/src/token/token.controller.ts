import { Controller, HttpCode, Post, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Public } from '@plinth/platform-auth';
import { ClientAuthentication } from '../client/authentication/client-authentication';
import { OAuthErrorFilter } from '../protocol/oauth-error.filter';
import { formParameters } from '../protocol/parameters';
import { sendJson } from '../protocol/send-json';
import { checkGrant } from './check-grant';
import { TokenDispatcher } from './dispatch/token-dispatcher';

/** RFC 6749 §3.2: form, client, grant, exchange. */
@ApiExcludeController()
@Controller('oauth/token')
@Public()
@UseFilters(OAuthErrorFilter)
export class TokenController {
  constructor(
    private readonly clients: ClientAuthentication,
    private readonly dispatcher: TokenDispatcher,
  ) {}

  @Post()
  @HttpCode(200)
  async exchange(@Req() request: Request, @Res() response: Response): Promise<void> {
    const parameters = formParameters(request);
    const client = await this.clients.authenticate(request, parameters);
    const grantType = checkGrant(client, parameters);
    const tokens = await this.dispatcher.dispatch(client, grantType, parameters);
    sendJson(response, tokens);
  }
}
