import { Injectable, Optional } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { DomainError } from '@plinth/error-contract';
import { AuditTrail } from '@plinth/platform-audit-trail';
import { ROUTE_RULE } from './allow.decorator';
import type { RouteRule, UnitLocation } from './allow.decorator';
import { AuthErrors } from './auth-errors';
import { Authorities } from './authorities';
import { UnitPaths } from './authority';
import { bearerToken } from './bearer-token';
import { rememberAccess } from './request-access';
import { actorOf } from './principal';
import type { Principal } from './principal';
import type { Scope } from './scope';
import { TokenVerifier } from './token-verifier';

/** What Fastify's and Express's requests have in common. */
interface EdgeRequest {
  readonly headers: Record<string, string | string[] | undefined>;
  readonly params?: unknown;
  readonly body?: unknown;
  readonly query?: unknown;
}

interface EdgeResponse {
  header(name: string, value: string): unknown;
}

type PermissionRule = Extract<RouteRule, { readonly kind: 'permission' }>;

/** The one guard of every service: who is it, may they, and on this unit? */
@Injectable()
export class AllowGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly verifier: TokenVerifier,
    private readonly authorities: Authorities,
    private readonly unitPaths: UnitPaths,
    @Optional() private readonly audit?: AuditTrail,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const rule = this.reflector.getAllAndOverride<RouteRule | undefined>(ROUTE_RULE, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (rule === undefined) throw new DomainError(AuthErrors.routeClosed);
    if (rule.kind === 'public') return true;
    const http = context.switchToHttp();
    const request = http.getRequest<EdgeRequest>();
    const principal = await this.authenticate(request, http.getResponse<EdgeResponse>());
    if (rule.kind === 'signed_in') {
      rememberAccess(request, { principal });
      return true;
    }
    rememberAccess(request, { principal, scope: await this.scopeOf(principal, rule, request) });
    return true;
  }

  /** Who tries what he may not leaves a trace, where the service keeps an audit trail. */
  private async scopeOf(principal: Principal, rule: PermissionRule, request: EdgeRequest): Promise<Scope> {
    try {
      const scope = await this.authorities.scopeOf(principal, rule.permission);
      if (scope.isEmpty) throw new DomainError(AuthErrors.permissionMissing, { permission: rule.permission });
      await this.checkUnit(rule.unit, request, scope);
      return scope;
    } catch (error) {
      if (error instanceof DomainError && error.kind === 'forbidden') {
        const detail = { code: error.code };
        const entry = { actor: actorOf(principal), action: rule.permission, result: 'refused', detail } as const;
        this.audit?.recordAlone(entry).catch(() => undefined);
      }
      throw error;
    }
  }

  private async authenticate(request: EdgeRequest, response: EdgeResponse) {
    try {
      return await this.verifier.verify(bearerToken(request.headers['authorization']));
    } catch (error) {
      const isRefused = error instanceof DomainError && error.kind === 'unauthenticated';
      // RFC 6750 §3: the challenge says whether a token was missing or bad.
      if (isRefused) response.header('www-authenticate', challenge(error));
      throw error;
    }
  }

  /**
   * A unit that does not exist and one out of scope get the same answer, so that nobody can probe for units.
   * Whoever holds the root sees everything anyway: there the use case says what is missing.
   */
  private async checkUnit(location: UnitLocation | undefined, request: EdgeRequest, scope: Scope): Promise<void> {
    if (location === undefined || scope.covers('')) return;
    const named = valueAt(request, location);
    if (named === undefined) return;
    const path = typeof named === 'string' ? await this.unitPaths.pathOf(named) : undefined;
    if (path === undefined || !scope.covers(path)) throw new DomainError(AuthErrors.unitOutOfScope);
  }
}

const challenge = (error: DomainError): string =>
  error.code === AuthErrors.tokenMissing.code ? 'Bearer' : 'Bearer error="invalid_token"';

/** An absent unit passes: the DTO demands it, or the handler filters a list by the scope. */
function valueAt(request: EdgeRequest, location: UnitLocation): unknown {
  const [place, name = ''] = location.split(':') as ['param' | 'body' | 'query', string];
  const holder = { param: request.params, body: request.body, query: request.query }[place];
  const value = (holder as Readonly<Record<string, unknown>> | null | undefined)?.[name];
  return value === null ? undefined : value;
}
