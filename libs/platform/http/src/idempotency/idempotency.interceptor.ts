import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { Observable, catchError, finalize, from, mergeMap, of, throwError } from 'rxjs';
import { DomainError } from '@plinth/error-contract';
import { HttpErrors } from '../errors';
import { IdempotencyCaller } from './idempotency-caller';
import { IdempotencyStore } from './idempotency.store';
import type { BegunRequest, IdempotentRequest } from './idempotency.store';

interface EdgeRequest {
  readonly headers: Record<string, string | string[] | undefined>;
  readonly method: string;
  readonly url: string;
  readonly originalUrl?: string;
  readonly body?: unknown;
}

interface EdgeResponse {
  header(name: string, value: string): unknown;
}

/** A POST repeated under the same `Idempotency-Key` gets the first answer again and does nothing. */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(
    private readonly store: IdempotencyStore,
    private readonly caller: IdempotencyCaller,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const http = context.switchToHttp();
    const request = this.idempotentRequest(http.getRequest<EdgeRequest>());
    if (request === undefined) return next.handle();
    const start = await this.store.begin(request);
    switch (start.kind) {
      case 'mismatch':
        throw new DomainError(HttpErrors.idempotencyMismatch);
      case 'running':
        throw new DomainError(HttpErrors.idempotencyRunning);
      case 'lost':
        throw new DomainError(HttpErrors.idempotencyAnswerLost);
      case 'done':
        http.getResponse<EdgeResponse>().header('idempotency-replayed', 'true');
        return of(start.answer);
      case 'new':
        return this.runOnce({ ...request, run: start.run }, next);
    }
  }

  private runOnce(request: BegunRequest, next: CallHandler): Observable<unknown> {
    const stopRenewing = this.store.keepRenewing(request);
    const handled = new Observable<unknown>((subscriber) =>
      this.store.carryOut(request, () => next.handle().subscribe(subscriber)),
    );
    return handled.pipe(
      catchError((error: unknown) =>
        from(this.store.failed(request, error).catch(() => undefined)).pipe(mergeMap(() => throwError(() => error))),
      ),
      // What was done stays done, whether its answer could be kept or not.
      mergeMap((answer: unknown) =>
        from(
          this.store.finish(request, answer).then(
            () => answer,
            () => answer,
          ),
        ),
      ),
      finalize(stopRenewing),
    );
  }

  private idempotentRequest(request: EdgeRequest): IdempotentRequest | undefined {
    const key = request.headers['idempotency-key'];
    if (key === undefined) return undefined;
    if (typeof key !== 'string' || !/^[\x21-\x7e]{1,255}$/.test(key)) {
      throw new DomainError(HttpErrors.idempotencyKeyInvalid);
    }
    const text = JSON.stringify([request.method, request.originalUrl ?? request.url, request.body ?? null]);
    return { caller: this.caller.of(request), key, fingerprint: createHash('sha256').update(text).digest() };
  }
}
