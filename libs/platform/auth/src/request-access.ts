import type { Principal } from './principal';
import type { Scope } from './scope';

/** What the guard found out about one request. */
export interface RequestAccess {
  readonly principal: Principal;
  /** Scope of the permission of `@Allow`; absent on routes without one. */
  readonly scope?: Scope;
}

const accesses = new WeakMap<object, RequestAccess>();

export const rememberAccess = (request: object, access: RequestAccess): void => void accesses.set(request, access);

/** What the guard let this request do; undefined on public routes. */
export const accessOf = (request: object): RequestAccess | undefined => accesses.get(request);
