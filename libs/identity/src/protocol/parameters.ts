import type { Request } from 'express';
import { OAuthError } from './oauth-error';

/** Parameters of one request. A parameter without a value counts as absent (RFC 6749 §3.1). */
export class Parameters {
  private constructor(private readonly values: ReadonlyMap<string, readonly string[]>) {}

  static of(pairs: Iterable<readonly [string, string]>): Parameters {
    const values = new Map<string, string[]>();
    for (const [name, value] of pairs) {
      const known = values.get(name);
      if (known) known.push(value);
      else values.set(name, [value]);
    }
    return new Parameters(values);
  }

  get(name: string): string | undefined {
    const value = this.values.get(name)?.[0];
    return value === '' ? undefined : value;
  }

  isRepeated(name: string): boolean {
    return (this.values.get(name)?.length ?? 0) > 1;
  }

  /** Names that were sent more than once; `resource` may be (RFC 8707 §2). */
  get repeated(): readonly string[] {
    return [...this.values.keys()].filter((name) => name !== 'resource' && this.isRepeated(name));
  }

  all(name: string): readonly string[] {
    return this.values.get(name) ?? [];
  }
}

const queryPairs = (request: Request): [string, string][] => {
  const question = request.originalUrl.indexOf('?');
  return question < 0 ? [] : [...new URLSearchParams(request.originalUrl.slice(question + 1))];
};

/** The body parser makes a list of a repeated name and an object of `a[b]`; the latter is no parameter of ours. */
const bodyPairs = (request: Request): [string, string][] =>
  Object.entries((request.body ?? {}) as Record<string, unknown>).flatMap(([name, value]) =>
    typeof value === 'string'
      ? [[name, value] as [string, string]]
      : Array.isArray(value)
        ? [[name, String(value[0])] as [string, string], [name, String(value[1])] as [string, string]]
        : [],
  );

export const queryParameters = (request: Request): Parameters => Parameters.of(queryPairs(request));

/**
 * RFC 6749 §3.2, RFC 7009 §2.1, RFC 7662 §2.1: parameters come in a form-encoded body, each at most once.
 * @throws OAuthError invalid_request
 */
export function formParameters(request: Request): Parameters {
  checkForm(request);
  const parameters = Parameters.of(bodyPairs(request));
  if (parameters.repeated.length > 0) throw new OAuthError('invalid_request', 'A parameter was sent more than once');
  return parameters;
}

/** OpenID Connect Core §3.1.2.1: the authorization endpoint takes GET, and POST by form. Query and body are merged. */
export function authorizationParameters(request: Request): Parameters {
  if (request.method !== 'POST') return queryParameters(request);
  checkForm(request);
  return Parameters.of([...queryPairs(request), ...bodyPairs(request)]);
}

function checkForm(request: Request): void {
  if (!request.is('application/x-www-form-urlencoded')) {
    throw new OAuthError('invalid_request', 'The body must be application/x-www-form-urlencoded');
  }
}
