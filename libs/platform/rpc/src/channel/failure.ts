import { status } from '@grpc/grpc-js';
import type { ServiceError } from '@grpc/grpc-js';
import { DomainError } from '@plinth/error-contract';
import { problemIn } from '../call/problem';
import { RpcErrors } from '../call/rpc-errors';

/** Faults between two services: whoever asked this one is not to blame, and must not read 401 or 403. */
const ours: ReadonlySet<string> = new Set(
  [
    RpcErrors.callerUnknown,
    RpcErrors.callNotAllowed,
    RpcErrors.requestUnreadable,
    RpcErrors.keyMissing,
    RpcErrors.keyUsedOtherwise,
  ].map(({ code }) => code),
);

/** What a failed call throws: the other service's own DomainError, or one that says how the call itself failed. */
export function failureOf(error: ServiceError, service: string): Error {
  const problem = problemIn(error.metadata);
  if (problem !== undefined && !ours.has(problem.code)) return problem;
  const definition = definitionOf(error.code);
  const failure =
    definition === undefined
      ? new Error(`${service} answered ${status[error.code] ?? error.code}: ${error.details}`)
      : new DomainError(definition, { service });
  return Object.assign(failure, { cause: problem ?? error });
}

function definitionOf(code: status) {
  switch (code) {
    case status.UNAVAILABLE:
    case status.CANCELLED:
      return RpcErrors.serviceUnavailable;
    case status.DEADLINE_EXCEEDED:
      return RpcErrors.deadlineExceeded;
    case status.RESOURCE_EXHAUSTED:
      return RpcErrors.answerTooLarge;
    case status.UNAUTHENTICATED:
    case status.PERMISSION_DENIED:
    case status.INVALID_ARGUMENT:
    case status.ALREADY_EXISTS:
    case status.UNIMPLEMENTED:
      return RpcErrors.callRefused;
    default:
      return undefined;
  }
}
