import { Controller, HttpCode, Post, Req, Res, UseFilters } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Public } from '@plinth/platform-auth';
import { ClientEndpoint } from '../client/authentication/client-endpoint';
import { isOperator } from '../client/client';
import type { OAuthClient } from '../client/client';
import { INTROSPECT_SCOPE } from '../client/scopes';
import { OAuthErrorFilter } from '../protocol/oauth-error.filter';
import { sendJson } from '../protocol/send-json';
import { TokenStatus } from './token-status';
import { DescribesIntrospection } from '../protocol/protocol-document';

/** RFC 7662 §2. */
@Controller('oauth/introspect')
@Public()
@UseFilters(OAuthErrorFilter)
export class IntrospectionController {
  constructor(
    private readonly endpoint: ClientEndpoint,
    private readonly status: TokenStatus,
  ) {}

  @Post()
  @DescribesIntrospection()
  @HttpCode(200)
  async introspect(@Req() request: Request, @Res() response: Response): Promise<void> {
    const { client, parameters } = await this.endpoint.enter('introspect', request);
    sendJson(response, await this.status.of(parameters.get('token') ?? '', readerOf(client)));
  }
}

/** A client sees its own tokens; a resource server, by scope, everyone's. */
const readerOf = (client: OAuthClient): string | undefined =>
  isOperator(client) || client.scopes.includes(INTROSPECT_SCOPE) ? undefined : client.id;
