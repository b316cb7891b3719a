import { AsyncLocalStorage } from 'node:async_hooks';

/** What a piece of work on behalf of somebody knows of its origin; passed on with every call it makes. */
export interface CurrentCall {
  /** Milliseconds since the epoch; nobody waits for an answer after it. */
  readonly deadline?: number;
  readonly requestId?: string;
  /** The service that calls; absent at the edge. */
  readonly caller?: string;
}

const carried = new AsyncLocalStorage<CurrentCall>();

/** Calls inside `work` end by its deadline and carry its request id. A deadline can only come nearer. */
export function withCall<T>(call: CurrentCall, work: () => T): T {
  const deadline = earlier(call.deadline, carried.getStore()?.deadline);
  return carried.run({ ...call, ...(deadline === undefined ? {} : { deadline }) }, work);
}

/** What many askers share must not end with the time of the one who happened to be first. */
export const apartFromCall = <T>(work: () => T): T => carried.run({}, work);

export const currentCall = (): CurrentCall => carried.getStore() ?? {};

const earlier = (one: number | undefined, other: number | undefined): number | undefined =>
  one === undefined || other === undefined ? (one ?? other) : Math.min(one, other);
