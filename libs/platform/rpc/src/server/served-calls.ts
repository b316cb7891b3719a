import { status } from '@grpc/grpc-js';
import type { Metadata, ServerUnaryCall } from '@grpc/grpc-js';
import { DomainError } from '@plinth/error-contract';
import { REQUEST_ID_HEADER, requestIdOf, shortageOf, shortageToTell } from '@plinth/platform-http';
import type { LogUnexpected } from '@plinth/platform-http';
import { traced, withTraceparent } from '@plinth/platform-telemetry';
import { withCall } from '../call/current-call';
import { refusalOf } from '../call/problem';
import type { RefusedStatus } from '../call/problem';
import { RpcErrors } from '../call/rpc-errors';
import type { RpcMetrics } from '../call/rpc-metrics';
import { nameOf } from '../rpc-service';
import type { RpcMethod } from '../rpc-service';
import { speaksFor } from '../trust/rpc-tls';
import type { ServiceTokenCheck } from '../trust/service-tokens';

/** What unary and streaming calls have in common. */
export type ServedCall = Pick<
  ServerUnaryCall<unknown, unknown>,
  'cancelled' | 'metadata' | 'getDeadline' | 'getAuthContext' | 'once' | 'removeListener'
>;

/** A refusal that is ready to be sent; thrown by `ServedCalls.run` alone. */
export class CallRefused extends Error {
  constructor(readonly refusal: RefusedStatus) {
    super(refusal.details);
  }
}

/** The way every call goes: who calls, may it, whose request is it, what came of it. */
export class ServedCalls {
  constructor(
    private readonly tokens: ServiceTokenCheck,
    private readonly logUnexpected: LogUnexpected,
    private readonly metrics?: RpcMetrics,
  ) {}

  /** @throws CallRefused whatever goes wrong */
  async run<T>(method: RpcMethod, call: ServedCall, work: (caller: string) => Promise<T>): Promise<T> {
    const [started, requestId] = [performance.now(), requestIdOf(textIn(call.metadata, REQUEST_ID_HEADER))];
    const name = nameOf(method.description);
    let [caller, outcome] = ['unknown', status.OK];
    try {
      caller = await this.callerOf(method, call);
      return await withTraceparent(textIn(call.metadata, 'traceparent'), () =>
        traced(`serve ${name}`, () => withCall({ requestId, caller, ...deadlineOf(call) }, () => work(caller)), {
          'rpc.system': 'grpc',
          'rpc.method': name,
          'plinth.caller': caller,
        }),
      );
    } catch (error) {
      const shortage = shortageOf(error);
      const refusal = refusalOf(shortage ?? error);
      outcome = refusal.code;
      const unexpected = shortage === undefined ? error : shortageToTell(error);
      if (unexpected !== undefined && !(error instanceof DomainError) && !call.cancelled)
        this.logUnexpected(unexpected, requestId);
      throw new CallRefused(refusal);
    } finally {
      const seconds = (performance.now() - started) / 1_000;
      this.metrics?.served.observe({ method: name, caller, status: status[outcome] }, seconds);
    }
  }

  private async callerOf(method: RpcMethod, call: ServedCall): Promise<string> {
    const caller = await this.tokens.callerOf(textIn(call.metadata, 'authorization'));
    if (!speaksFor(call.getAuthContext().sslPeerCertificate, caller)) throw new DomainError(RpcErrors.callerUnknown);
    if (!method.callers.has(caller)) {
      throw new DomainError(RpcErrors.callNotAllowed, { caller, method: nameOf(method.description) });
    }
    return caller;
  }
}

export function textIn(metadata: Metadata, key: string): string | undefined {
  const [value] = metadata.get(key);
  return typeof value === 'string' ? value : undefined;
}

function deadlineOf(call: ServedCall): { readonly deadline?: number } {
  const deadline = Number(call.getDeadline());
  return Number.isFinite(deadline) ? { deadline } : {};
}
