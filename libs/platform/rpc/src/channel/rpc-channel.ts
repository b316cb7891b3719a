import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { Metadata, status } from '@grpc/grpc-js';
import type { Client, ServiceError } from '@grpc/grpc-js';
import { create, fromBinary, toBinary } from '@bufbuild/protobuf';
import type { DescMessage, DescMethod, MessageInitShape, MessageShape } from '@bufbuild/protobuf';
import { REQUEST_ID_HEADER } from '@plinth/platform-http';
import { currentTraceparent, traced } from '@plinth/platform-telemetry';
import { currentCall } from '../call/current-call';
import { rpcMetricsOf } from '../call/rpc-metrics';
import type { RpcMetrics } from '../call/rpc-metrics';
import { isRead, nameOf } from '../rpc-service';
import { IDEMPOTENCY_KEY } from '../server/handlers';
import { ServiceTokens } from '../trust/service-tokens';
import { AddressRing } from './address-ring';
import { attempt } from './attempt';
import { failureOf } from './failure';
import { ATTEMPTS, isPassing, RetryBudget, waitBefore } from './retry-policy';
import { ringOptions } from './rpc-channel-options';
import type { RpcChannelOptions } from './rpc-channel-options';
import { troubleOf } from './trouble';

type Method<Kind, I extends DescMessage, O extends DescMessage> = DescMethod & {
  readonly methodKind: Kind;
  readonly input: I;
  readonly output: O;
};

export interface CallOptions {
  /** Milliseconds for the whole call with its retries; that of the channel when absent. */
  readonly timeoutMs?: number;
  /** For one attempt of a read; that of the channel when absent. Long lists need more. */
  readonly attemptMs?: number;
}

interface Asked {
  readonly method: DescMethod;
  readonly request: Buffer;
  readonly deadline: number;
  readonly attemptMs: number;
  readonly key?: string;
}

/** The way to one other service, over all of its replicas. Everything it throws is a DomainError or unforeseen. */
export class RpcChannel {
  private readonly ring: AddressRing;
  private readonly tokens: ServiceTokens;
  private readonly budget = new RetryBudget();
  private readonly metrics?: RpcMetrics;

  constructor(private readonly options: RpcChannelOptions) {
    this.ring = new AddressRing(options.addresses, ...ringOptions(options));
    this.tokens = new ServiceTokens(options.keys, options.caller, options.service);
    this.metrics = rpcMetricsOf(options.metrics);
  }

  async unary<I extends DescMessage, O extends DescMessage>(
    method: Method<'unary', I, O>,
    request: MessageInitShape<I>,
    options: CallOptions = {},
  ): Promise<MessageShape<O>> {
    const [answer] = await this.ask(method, request, options);
    return fromBinary(method.output, answer as Buffer);
  }

  /** Every page of a streamed answer. A broken stream is read again from its beginning. */
  async pages<I extends DescMessage, O extends DescMessage>(
    method: Method<'server_streaming', I, O>,
    request: MessageInitShape<I>,
    options: CallOptions = {},
  ): Promise<readonly MessageShape<O>[]> {
    const answers = await this.ask(method, request, options);
    return answers.map((bytes) => fromBinary(method.output, bytes));
  }

  /** For readiness: settles as soon as one replica can be reached. */
  checkReachable(timeoutMs = 1_500): Promise<void> {
    return this.ring.checkReachable(timeoutMs);
  }

  close(): void {
    this.ring.close();
  }

  private async ask(method: DescMethod, message: object, options: CallOptions): Promise<readonly Buffer[]> {
    const [name, started] = [nameOf(method), performance.now()];
    const request = Buffer.from(toBinary(method.input, create(method.input, message as never)));
    const own = Date.now() + (options.timeoutMs ?? this.options.timeoutMs ?? 5_000);
    const deadline = Math.min(own, currentCall().deadline ?? own);
    const attemptMs = options.attemptMs ?? this.options.attemptMs ?? 2_000;
    const asked = { method, request, deadline, attemptMs, ...(isRead(method) ? {} : { key: randomUUID() }) };
    let outcome = status.OK;
    try {
      return await traced(`ask ${this.options.service} ${name}`, () => this.untilAnswered(asked), {
        'rpc.system': 'grpc',
        'rpc.method': name,
      });
    } catch (error) {
      outcome = (error as ServiceError).code ?? status.UNKNOWN;
      this.tell(error as ServiceError);
      throw failureOf(error as ServiceError, this.options.service);
    } finally {
      const seconds = (performance.now() - started) / 1_000;
      const labels = { service: this.options.service, method: name, status: status[outcome] ?? 'UNKNOWN' };
      this.metrics?.asked.observe(labels, seconds);
    }
  }

  private async untilAnswered(asked: Asked): Promise<readonly Buffer[]> {
    const tried = new Set<Client>();
    this.budget.earn();
    for (let count = 1; ; count += 1) {
      const client = this.ring.pick(tried);
      tried.add(client);
      try {
        return await this.once(client, asked);
      } catch (error) {
        const pause = waitBefore(count);
        const isInTime = Date.now() + pause < asked.deadline;
        if (!isInTime || !this.mayAgain(error as ServiceError, asked, count)) throw error;
        this.metrics?.retried.add({ service: this.options.service, method: nameOf(asked.method) });
        await wait(pause);
      }
    }
  }

  private tell(error: ServiceError): void {
    const trouble = this.options.onTrouble && troubleOf(error, this.options);
    if (trouble !== undefined) this.options.onTrouble?.(trouble);
  }

  /** A write is repeated under its key only, and its time is not cut short: it may be at work. */
  private async once(client: Client, { method, request, deadline, attemptMs, key }: Asked): Promise<readonly Buffer[]> {
    const metadata = new Metadata();
    metadata.set('authorization', `Bearer ${await this.tokens.current()}`);
    const [traceparent, { requestId }] = [currentTraceparent(), currentCall()];
    if (traceparent !== undefined) metadata.set('traceparent', traceparent);
    if (requestId !== undefined) metadata.set(REQUEST_ID_HEADER, requestId);
    if (key !== undefined) metadata.set(IDEMPOTENCY_KEY, key);
    const until = key === undefined ? Math.min(deadline, Date.now() + attemptMs) : deadline;
    const largestAnswer = this.options.limits?.pagesBytes ?? 64 * 1_048_576;
    return attempt(client, { method, request, metadata, deadline: until, largestAnswer });
  }

  /** A replica that went silent costs one attempt, not the whole call. */
  private mayAgain(error: ServiceError, { key }: Asked, count: number): boolean {
    if (count >= ATTEMPTS) return false;
    const isSilent = error.code === status.DEADLINE_EXCEEDED && key === undefined;
    return (isSilent || isPassing(error.code, error.details)) && this.budget.spend();
  }
}
