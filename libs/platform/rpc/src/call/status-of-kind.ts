import { status } from '@grpc/grpc-js';
import type { ErrorKind } from '@plinth/error-contract';

/** Exhaustive and one to one: a new kind does not compile until it has a status of its own. */
const statuses = {
  invalid: status.INVALID_ARGUMENT,
  unauthenticated: status.UNAUTHENTICATED,
  forbidden: status.PERMISSION_DENIED,
  not_found: status.NOT_FOUND,
  conflict: status.ALREADY_EXISTS,
  gone: status.FAILED_PRECONDITION,
  limited: status.RESOURCE_EXHAUSTED,
  too_large: status.OUT_OF_RANGE,
  unavailable: status.UNAVAILABLE,
} as const satisfies Record<ErrorKind, status>;

const kinds = new Map(Object.entries(statuses).map(([kind, code]) => [code as status, kind as ErrorKind]));

export const rpcStatusOfKind = (kind: ErrorKind): status => statuses[kind];

/** Undefined for what no domain says on purpose: INTERNAL, UNKNOWN, CANCELLED … */
export const kindOfRpcStatus = (code: status): ErrorKind | undefined => kinds.get(code);

export const isErrorKind = (text: string): text is ErrorKind => text in statuses;
