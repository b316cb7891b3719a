import { Catch, HttpException } from '@nestjs/common';
import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import type { Request, Response } from 'express';
import { asOAuthError } from './as-oauth-error';
import { OAuthError } from './oauth-error';
import { OAuthSettings } from './oauth-settings';
import { sendJson } from './send-json';

/** RFC 6749 §5.2: answers every error of a JSON endpoint of the protocol, with the challenge that a 401 must carry. */
@Catch()
export class OAuthErrorFilter implements ExceptionFilter {
  constructor(private readonly settings: OAuthSettings) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<Request>();
    const response = http.getResponse<Response>();
    const error = asOAuthError(malformed(thrown) ?? thrown, this.settings);
    if (error.status === 401) response.set('WWW-Authenticate', challengeOf(request, error));
    if (error.code === 'insufficient_scope') response.set('WWW-Authenticate', bearerChallenge(error));
    if (error.options.retryAfterSeconds !== undefined) {
      response.set('Retry-After', String(error.options.retryAfterSeconds));
    }
    sendJson(response.status(error.status), error.body);
  }
}

const malformed = (thrown: unknown): OAuthError | undefined =>
  thrown instanceof HttpException && thrown.getStatus() < 500
    ? new OAuthError('invalid_request', 'The request cannot be read')
    : undefined;

const bearerChallenge = (error: OAuthError): string =>
  `Bearer error="${error.code}", error_description="${error.description}"`;

/** RFC 6750 §3 for a token, RFC 6749 §5.2 for a client. */
function challengeOf(request: Request, error: OAuthError): string {
  if (error.code === 'invalid_client') return 'Basic realm="plinth", charset="UTF-8"';
  return request.get('authorization') === undefined && error.description.startsWith('No access token')
    ? 'Bearer'
    : bearerChallenge(error);
}
