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
  | { readonly kind: 'done'; readonly answer: unknown };

/** Port: which requests were begun and what was answered. */
export abstract class IdempotencyStore {
  /** Answers `new` to exactly one of many equal requests. */
  abstract begin(request: IdempotentRequest): Promise<IdempotencyStart>;
  abstract finish(request: IdempotentRequest, answer: unknown): Promise<void>;
  /** The request failed: it may be tried again under the same key. */
  abstract forget(request: IdempotentRequest): Promise<void>;
}
