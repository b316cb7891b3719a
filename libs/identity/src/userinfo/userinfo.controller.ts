import { Controller, Get, HttpCode, Post, Req, Res, UseFilters } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Public } from '@plinth/platform-auth';
import { OAuthError } from '../protocol/oauth-error';
import { OAuthErrorFilter } from '../protocol/oauth-error.filter';
import { formParameters } from '../protocol/parameters';
import { sendJson } from '../protocol/send-json';
import { AccessTokenReader } from '../token/access-token.reader';
import { PersonClaims } from './person-claims';
import { DescribesUserinfo } from '../protocol/protocol-document';

/** OpenID Connect Core §5.3: token, scope, claims. */
@Controller('oauth/userinfo')
@Public()
@UseFilters(OAuthErrorFilter)
export class UserinfoController {
  constructor(
    private readonly tokens: AccessTokenReader,
    private readonly claims: PersonClaims,
  ) {}

  @Get()
  @DescribesUserinfo('getUserinfo')
  async read(@Req() request: Request, @Res() response: Response): Promise<void> {
    const token = await this.tokens.read(bearerOf(request));
    if (token === undefined) throw new OAuthError('invalid_token', 'The access token is not valid');
    const scopes = token.scope.split(' ');
    if (token.pid === undefined || !scopes.includes('openid')) {
      throw new OAuthError('insufficient_scope', 'The token is not of a person with scope openid');
    }
    const person = { accountId: token.sub, personId: token.pid };
    sendJson(response, { sub: token.sub, ...(await this.claims.of(person, scopes)) });
  }

  @Post()
  @DescribesUserinfo('postUserinfo')
  @HttpCode(200)
  readByPost(@Req() request: Request, @Res() response: Response): Promise<void> {
    return this.read(request, response);
  }
}

/** RFC 6750 §2.1 and §2.2; never in the query (OAuth 2.1 §5.1). */
function bearerOf(request: Request): string {
  const header = /^Bearer +(\S+)$/i.exec(request.get('authorization') ?? '')?.[1];
  const isForm = request.method === 'POST' && request.is('application/x-www-form-urlencoded');
  const inBody = isForm ? formParameters(request).get('access_token') : undefined;
  if (header !== undefined && inBody !== undefined) throw new OAuthError('invalid_request', 'Two access tokens');
  const token = header ?? inBody;
  if (token === undefined) throw new OAuthError('invalid_token', 'No access token was sent');
  return token;
}
