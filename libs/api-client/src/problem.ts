export type ProblemKind =
  | 'offline'
  | 'signed-out'
  | 'forbidden'
  | 'missing'
  | 'conflict'
  | 'invalid'
  | 'limited'
  | 'failed';

export interface Fault {
  readonly path: string;
  readonly code: string;
  readonly message: string;
}

interface ErrorBody {
  readonly code?: unknown;
  readonly message?: unknown;
  readonly requestId?: unknown;
  readonly details?: Readonly<Record<string, unknown>>;
  readonly faults?: readonly Fault[];
}

const kinds: Readonly<Record<number, ProblemKind>> = {
  400: 'invalid',
  401: 'signed-out',
  403: 'forbidden',
  404: 'missing',
  409: 'conflict',
  410: 'missing',
  412: 'conflict',
  413: 'invalid',
  415: 'invalid',
  422: 'invalid',
  429: 'limited',
};

/** Why a request of a page did not succeed; `message` is the server's, in the reader's language, or empty. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';

  readonly code: string;
  /** What support asks for: the request's id. */
  readonly reference?: string;
  readonly details: Readonly<Record<string, unknown>>;
  readonly faults: readonly Fault[];

  constructor(
    readonly kind: ProblemKind,
    readonly status: number,
    { code, message, requestId, details, faults }: ErrorBody,
  ) {
    super(typeof message === 'string' ? message : '');
    this.code = typeof code === 'string' ? code : `http.${status}`;
    this.details = details ?? {};
    this.faults = faults ?? [];
    if (typeof requestId === 'string') this.reference = requestId;
  }

  static offline(): ApiProblem {
    return new ApiProblem('offline', 0, { code: 'portal.offline' });
  }

  static async of(response: Response): Promise<ApiProblem> {
    return new ApiProblem(kinds[response.status] ?? 'failed', response.status, await bodyOf(response));
  }
}

/** A proxy between here and there may answer with a page instead. */
async function bodyOf(response: Response): Promise<ErrorBody> {
  try {
    const body: unknown = await response.json();
    return typeof body === 'object' && body !== null ? body : {};
  } catch {
    return {};
  }
}
