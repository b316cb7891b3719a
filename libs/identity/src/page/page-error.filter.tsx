import { Catch, HttpException } from '@nestjs/common';
import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import type { Request, Response } from 'express';
import { DomainError } from '@plinth/error-contract';
import { HttpErrors, REQUEST_ID_HEADER, requestIdOf, statusOfKind } from '@plinth/platform-http';
import { IdentitySettings } from '../identity-settings';
import { ErrorPage } from './error-page';
import { pageLanguage } from './page-language';
import { renderPage } from './render-page';

/** Errors of page controllers as a page; what nobody expected is logged and shows its number only. */
@Catch()
export class PageErrorFilter implements ExceptionFilter {
  constructor(private readonly settings: IdentitySettings) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<Request>();
    const response = host.switchToHttp().getResponse<Response>();
    const language = pageLanguage(request);
    if (thrown instanceof DomainError) return this.refuse(response, thrown, language);
    if (thrown instanceof HttpException && thrown.getStatus() < 500)
      return this.refuse(response, new DomainError(HttpErrors.bodyMalformed), language);
    const reference = requestIdOf(request.headers[REQUEST_ID_HEADER]);
    this.settings.logUnexpected(thrown, reference);
    const message = new DomainError(HttpErrors.unexpected).text(language);
    renderPage(response, <ErrorPage language={language} message={message} reference={reference} />, { status: 500 });
    return undefined;
  }

  private refuse(response: Response, error: DomainError, language: 'zh' | 'en'): void {
    renderPage(response, <ErrorPage language={language} message={error.text(language)} />, {
      status: statusOfKind(error.kind),
      headers: retryHeaders(error),
    });
  }
}

/** Retry-After of a refusal that says when to come back (RFC 9110 §10.2.3). */
export function retryHeaders(error: DomainError): Readonly<Record<string, string>> {
  const seconds = error.details['retryAfterSeconds'];
  return seconds === undefined ? {} : { 'Retry-After': String(seconds) };
}
