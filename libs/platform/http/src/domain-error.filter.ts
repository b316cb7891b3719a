import { BadRequestException, Catch, HttpException } from '@nestjs/common';
import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import type { HttpAdapterHost } from '@nestjs/core';
import { DomainError } from '@plinth/error-contract';
import type { Fault } from '@plinth/error-contract';
import { errorBody } from './error-body';
import { HttpErrors } from './errors';
import { faultTexts } from './fault-texts';
import { languageOf } from './language';
import { REQUEST_ID_HEADER, requestIdOf } from './request-id';
import { shortageOf, shortageToTell } from './resource-shortage';
import { statusOfKind } from './status-of-kind';

export type LogUnexpected = (error: unknown, requestId: string) => void;

interface EdgeRequest {
  readonly headers: Record<string, string | string[] | undefined>;
}

/** Answers every error of the native API in the one envelope; what is not a DomainError is 500 and logged. */
@Catch()
export class DomainErrorFilter implements ExceptionFilter {
  constructor(
    private readonly adapter: HttpAdapterHost,
    private readonly logUnexpected: LogUnexpected,
  ) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    const context = host.switchToHttp();
    const request = context.getRequest<EdgeRequest>();
    const requestId = requestIdOf(request.headers[REQUEST_ID_HEADER]);
    const error = this.known(thrown);
    this.tellOperator(thrown, error, requestId);
    const language = languageOf(request.headers['accept-language'] as string | undefined);
    const body = errorBody(error ?? new DomainError(HttpErrors.unexpected), language, requestId);
    const { httpAdapter } = this.adapter;
    const response: unknown = context.getResponse();
    httpAdapter.setHeader(response, REQUEST_ID_HEADER, requestId);
    const retryAfter = error?.details['retryAfterSeconds'];
    if (retryAfter !== undefined) httpAdapter.setHeader(response, 'retry-after', String(retryAfter));
    httpAdapter.reply(response, body, error === undefined ? 500 : statusOfKind(error.kind));
  }

  private tellOperator(thrown: unknown, error: DomainError | undefined, requestId: string): void {
    if (error === undefined) return this.logUnexpected(thrown, requestId);
    const shortage = thrown === error || error.kind !== 'unavailable' ? undefined : shortageToTell(thrown);
    if (shortage !== undefined) this.logUnexpected(shortage, requestId);
  }

  /** Framework errors that a caller can cause become ours. */
  private known(thrown: unknown): DomainError | undefined {
    if (thrown instanceof DomainError) return thrown;
    const shortage = shortageOf(thrown);
    if (shortage !== undefined) return shortage;
    const status =
      thrown instanceof HttpException ? thrown.getStatus() : (thrown as { statusCode?: number } | null)?.statusCode;
    if (isBadId(thrown)) return new DomainError(HttpErrors.inputInvalid, { count: 1 }, [badId]);
    if (status === 404) return new DomainError(HttpErrors.routeNotFound);
    if (status === 413) return new DomainError(HttpErrors.bodyTooLarge);
    if (status === 400 || status === 415) return new DomainError(HttpErrors.bodyMalformed);
    return undefined;
  }
}

/** What Nest's ParseUUIDPipe says of an id in the address. */
const isBadId = (thrown: unknown): boolean =>
  thrown instanceof BadRequestException && /\(uuid .*is expected\)/.test(thrown.message);

const badId: Fault = { path: 'id', ...faultTexts('isUuid', 'the id in the address must be a UUID') };
