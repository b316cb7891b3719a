import type { ErrorKind } from '@plinth/error-contract';

/** Exhaustive: a new kind does not compile until it has a status. */
export function statusOfKind(kind: ErrorKind): number {
  switch (kind) {
    case 'invalid':
      return 400;
    case 'unauthenticated':
      return 401;
    case 'forbidden':
      return 403;
    case 'not_found':
      return 404;
    case 'conflict':
      return 409;
    case 'gone':
      return 410;
    case 'too_large':
      return 413;
    case 'limited':
      return 429;
    case 'unavailable':
      return 503;
    default:
      return unreachable(kind);
  }
}

function unreachable(kind: never): never {
  throw new Error(`No status for error kind ${String(kind)}`);
}
