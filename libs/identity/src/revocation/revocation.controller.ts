import { Controller, Get, HttpCode, Post, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeEndpoint } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { RevocationFeed } from '@plinth/identity-contract';
import { Public } from '@plinth/platform-auth';
import { ClientEndpoint } from '../client/authentication/client-endpoint';
import { OAuthErrorFilter } from '../protocol/oauth-error.filter';
import { sendJson } from '../protocol/send-json';
import { RevokeToken } from './revoke-token.use-case';
import { DescribesRevocation } from '../protocol/protocol-document';

@Controller('oauth')
@Public()
@UseFilters(OAuthErrorFilter)
export class RevocationController {
  constructor(
    private readonly endpoint: ClientEndpoint,
    private readonly revokeToken: RevokeToken,
    private readonly feed: RevocationFeed,
  ) {}

  /** RFC 7009 §2. An unknown token is as good as revoked: 200. */
  @Post('revoke')
  @DescribesRevocation()
  @HttpCode(200)
  async revoke(@Req() request: Request, @Res() response: Response): Promise<void> {
    const { client, parameters } = await this.endpoint.enter('revoke', request);
    await this.revokeToken.execute(client, parameters.get('token') ?? '');
    sendJson(response, {});
  }

  /** For the services of the base: what they must not believe any more. */
  @Get('revocations')
  @ApiExcludeEndpoint()
  async revocations(@Req() request: Request, @Res() response: Response): Promise<void> {
    const { parameters } = await this.endpoint.enter('revocations', request);
    sendJson(response, await this.feed.since(Number(parameters.get('since') ?? 0)));
  }
}
