import { Injectable } from '@nestjs/common';
import { UnitPaths } from '@plinth/platform-auth';
import type { Scope } from '@plinth/platform-auth';
import { decodeCursor, pageOf } from '@plinth/platform-database';
import type { Page } from '@plinth/platform-database';
import { isInForce } from './data-grant';
import type { KeptGrant } from './data-grant';
import { DataGrantStore } from './data-grant.store';
import type { GrantFilter } from './data-grant.store';

export interface GrantView extends KeptGrant {
  readonly isInForce: boolean;
}

/** Grants of the units in scope. Where a unit stands is org's to say, so pages are filtered after reading. */
@Injectable()
export class ListGrants {
  constructor(
    private readonly store: DataGrantStore,
    private readonly unitPaths: UnitPaths,
  ) {}

  async execute(
    filter: Omit<GrantFilter, 'after'> & { readonly cursor?: string },
    scope: Scope,
  ): Promise<Page<GrantView>> {
    const { cursor, ...rest } = filter;
    const found: KeptGrant[] = [];
    let after = cursor === undefined ? undefined : grantIdOf(cursor);
    for (;;) {
      const rows = await this.store.list({ ...rest, limit: 200, ...(after === undefined ? {} : { after }) });
      for (const row of rows) if (await this.isCovered(row, scope)) found.push(row);
      after = rows.at(-1)?.grantId;
      if (rows.length < 200 || found.length > filter.limit) break;
    }
    const now = new Date();
    const page = pageOf(found, filter.limit, (grant) => [grant.grantId]);
    return { ...page, items: page.items.map((grant) => ({ ...grant, isInForce: isInForce(grant, now) })) };
  }

  private async isCovered(grant: KeptGrant, scope: Scope): Promise<boolean> {
    if (scope.covers('')) return true;
    const path = await this.unitPaths.pathOf(grant.unitId);
    return path !== undefined && scope.covers(path);
  }
}

function grantIdOf(cursor: string): string {
  const [id] = decodeCursor(cursor, 1);
  // What is not an id is refused like any other cursor that we did not make.
  return typeof id === 'string' && /^[\da-f-]{36}$/.test(id) ? id : String(decodeCursor('', 1)[0]);
}
