import { Controller, HttpCode, Post, Req, Res, UseFilters } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Public } from '@plinth/platform-auth';
import { instruments } from '@plinth/platform-telemetry';
import { ClientEndpoint } from '../client/authentication/client-endpoint';
import { OAuthErrorFilter } from '../protocol/oauth-error.filter';
import { sendJson } from '../protocol/send-json';
import { TokenDispatcher } from './dispatch/token-dispatcher';
import { DescribesToken } from '../protocol/protocol-document';

/** Only what was issued: a grant type that nobody knows is refused and makes no label. */
const issued = instruments.counter('plinth_tokens_issued_total', 'Answers of the token endpoint with tokens', [
  'grant',
]);

/** RFC 6749 §3.2. */
@Controller('oauth/token')
@Public()
@UseFilters(OAuthErrorFilter)
export class TokenController {
  constructor(
    private readonly endpoint: ClientEndpoint,
    private readonly dispatcher: TokenDispatcher,
  ) {}

  @Post()
  @DescribesToken()
  @HttpCode(200)
  async exchange(@Req() request: Request, @Res() response: Response): Promise<void> {
    const { client, parameters } = await this.endpoint.enter('token', request);
    const grantType = parameters.get('grant_type') ?? '';
    const tokens = await this.dispatcher.dispatch(client, grantType, parameters);
    issued.add({ grant: grantType });
    sendJson(response, tokens);
  }
}
