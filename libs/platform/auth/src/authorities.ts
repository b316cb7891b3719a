import { Injectable } from '@nestjs/common';
import { AuthoritySource } from './authority';
import type { Authority } from './authority';
import type { Principal } from './principal';
import { Scope } from './scope';

const KEPT_FOR_MS = 1_000;
const KEPT_AT_MOST = 10_000;

interface Kept {
  readonly authority: Promise<Authority>;
  readonly until: number;
}

/** What a principal may do, asked of the source at most once a second: a withdrawn role bites within that time. */
@Injectable()
export class Authorities {
  private readonly kept = new Map<string, Kept>();

  constructor(private readonly source: AuthoritySource) {}

  of(principal: Principal): Promise<Authority> {
    const key = keyOf(principal);
    const now = performance.now();
    const found = this.kept.get(key);
    if (found !== undefined && found.until > now) return found.authority;
    const authority = this.source.authorityOf(principal);
    this.kept.delete(key);
    this.kept.set(key, { authority, until: now + KEPT_FOR_MS });
    authority.catch(() => this.kept.delete(key));
    this.forgetOldest(now);
    return authority;
  }

  async scopeOf(principal: Principal, permission: string): Promise<Scope> {
    return Scope.of(await this.of(principal), permission);
  }

  /** Map keeps insertion order, and every entry lives equally long: the expired ones are in front. */
  private forgetOldest(now: number): void {
    for (const [key, { until }] of this.kept) {
      if (until > now && this.kept.size <= KEPT_AT_MOST) return;
      this.kept.delete(key);
    }
  }
}

const keyOf = (principal: Principal): string =>
  JSON.stringify([principal.kind, principal.personId, principal.clientId, principal.scopes, principal.unitIds]);
