import { DomainError } from '@plinth/error-contract';

/** A request that nobody has renewed for several times as long died with its process. */
export const RENEW_EVERY_MS = 2_000;

export interface IdempotentRequest {
  /** Who asks: the keys of one caller mean nothing to another. */
  readonly caller: string;
  readonly key: string;
  /** SHA-256 of method, address and body. */
  readonly fingerprint: Buffer;
}

/** A request that is this process's to carry out, until another one takes it over. */
export interface BegunRequest extends IdempotentRequest {
  /** Of this beginning alone. */
  readonly run: string;
}

export type IdempotencyStart =
  | { readonly kind: 'new'; readonly run: string }
  | { readonly kind: 'running' }
  | { readonly kind: 'mismatch' }
  /** Its effect was committed, and its process died before the answer was kept. */
  | { readonly kind: 'lost' }
  | { readonly kind: 'done'; readonly answer: unknown };

/** Port: which requests were begun and what was answered. */
export abstract class IdempotencyStore {
  /** Answers `new` to exactly one of many equal requests. */
  abstract begin(request: IdempotentRequest): Promise<IdempotencyStart>;

  /**
   * Does the work of a `new` request, so that what it commits is known to be done by this key from that moment on. What
   * would be committed after another process has taken the request over is rolled back.
   */
  carryOut<T>(_request: BegunRequest, work: () => T): T {
    return work();
  }

  /** Says again and again that somebody works on it, until the function that it answers is called. */
  keepRenewing(request: BegunRequest): () => void {
    const timer = setInterval(() => void this.renew(request).catch(() => undefined), RENEW_EVERY_MS);
    timer.unref();
    return () => clearInterval(timer);
  }

  abstract renew(request: BegunRequest): Promise<void>;
  abstract finish(request: BegunRequest, answer: unknown): Promise<void>;

  /**
   * The request ended in an error. A refusal is an answer, and whoever mends its cause may try again under the same key. After
   * anything else, as a connection that was cut while it committed, nobody here knows whether the effect stands.
   */
  failed(request: BegunRequest, error: unknown): Promise<void> {
    return error instanceof DomainError ? this.forget(request) : this.forgetUndone(request);
  }

  /** It may be begun anew. */
  protected abstract forget(request: BegunRequest): Promise<void>;

  /** It may be begun anew unless it has committed: then its answer is lost. */
  protected abstract forgetUndone(request: BegunRequest): Promise<void>;
}
