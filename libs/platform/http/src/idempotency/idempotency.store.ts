export interface IdempotentRequest {
  /** Who asks: the keys of one caller mean nothing to another. */
  readonly caller: string;
  readonly key: string;
  /** SHA-256 of method, address and body. */
  readonly fingerprint: Buffer;
}

export type IdempotencyStart =
  | { readonly kind: 'new' }
  | { readonly kind: 'running' }
  | { readonly kind: 'mismatch' }
  /** Its effect was committed, and its process died before the answer was kept. */
  | { readonly kind: 'lost' }
  | { readonly kind: 'done'; readonly answer: unknown };

/** Port: which requests were begun and what was answered. */
export abstract class IdempotencyStore {
  /** Answers `new` to exactly one of many equal requests. */
  abstract begin(request: IdempotentRequest): Promise<IdempotencyStart>;

  /** Does the work of a `new` request, so that what it commits is known to be done by this key from that moment on. */
  carryOut<T>(_request: IdempotentRequest, work: () => T): T {
    return work();
  }

  abstract finish(request: IdempotentRequest, answer: unknown): Promise<void>;
  /** The request failed: it may be tried again under the same key. */
  abstract forget(request: IdempotentRequest): Promise<void>;
}
