/** What the frames read from an error, whoever threw it. */
export interface Trouble {
  readonly kind: 'offline' | 'forbidden' | 'missing' | 'limited' | 'failed';
  /** In the reader's language; empty when the frame's own words must do. */
  readonly message: string;
  readonly reference?: string;
}

const ownKinds = ['offline', 'forbidden', 'missing', 'limited'] as const;

export function troubleOf(error: unknown): Trouble {
  const { kind, message, reference } = (error ?? {}) as Partial<Record<string, unknown>>;
  const known = ownKinds.find((own) => own === kind);
  // The message of anything else is a programmer's.
  if (typeof kind !== 'string') return { kind: 'failed', message: '' };
  return {
    kind: known ?? 'failed',
    message: typeof message === 'string' ? message : '',
    ...(typeof reference === 'string' ? { reference } : {}),
  };
}
