import { Metadata, status } from '@grpc/grpc-js';
import { create, fromBinary, toBinary } from '@bufbuild/protobuf';
import { DomainError } from '@plinth/error-contract';
import type { Fault } from '@plinth/error-contract';
import { ProblemSchema } from '../gen/plinth/rpc/v1/problem_pb';
import { isErrorKind, rpcStatusOfKind } from './status-of-kind';

export const PROBLEM_KEY = 'plinth-problem-bin';

/** Trailers share the header block of HTTP/2: beyond this the faults stay behind, then the details. */
const LARGEST_PROBLEM = 8_192;

export interface RefusedStatus {
  readonly code: status;
  readonly details: string;
  readonly metadata?: Metadata;
}

/** What a failed call answers. An unforeseen error tells the caller nothing but that it happened. */
export function refusalOf(error: unknown): RefusedStatus {
  if (!(error instanceof DomainError)) return { code: status.INTERNAL, details: 'unexpected' };
  const metadata = new Metadata();
  metadata.set(PROBLEM_KEY, packed(error));
  return { code: rpcStatusOfKind(error.kind), details: error.code, metadata };
}

function packed(error: DomainError): Buffer {
  const { code, kind, zh, en } = error.definition;
  const sizes: readonly [object, readonly Fault[]][] = [
    [error.details, error.faults],
    [error.details, []],
    [{}, []],
  ];
  for (const [details, faults] of sizes) {
    const problem = { code, kind, zh, en, details: JSON.stringify(details), faults: [...faults] };
    const bytes = toBinary(ProblemSchema, create(ProblemSchema, problem));
    if (bytes.length <= LARGEST_PROBLEM) return Buffer.from(bytes);
  }
  return Buffer.from(toBinary(ProblemSchema, create(ProblemSchema, { code, kind })));
}

/** The DomainError that a service told; undefined when there is none, or one of a kind that nobody here knows. */
export function problemIn(metadata: Metadata | undefined): DomainError | undefined {
  const [bytes] = metadata?.get(PROBLEM_KEY) ?? [];
  if (!Buffer.isBuffer(bytes)) return undefined;
  try {
    const { code, kind, zh, en, details, faults } = fromBinary(ProblemSchema, bytes);
    if (!isErrorKind(kind)) return undefined;
    const known = faults.map((fault) => ({ path: fault.path, code: fault.code, zh: fault.zh, en: fault.en }));
    return new DomainError({ code, kind, zh, en }, detailsIn(details), known);
  } catch {
    return undefined;
  }
}

function detailsIn(text: string): Readonly<Record<string, unknown>> {
  const details: unknown = text === '' ? {} : JSON.parse(text);
  return typeof details === 'object' && details !== null ? (details as Readonly<Record<string, unknown>>) : {};
}
