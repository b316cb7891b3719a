import type { AuditPermissions } from '@plinth/audit-contract';
import type { GatewayPermissions } from '@plinth/gateway-contract';
import type { IdentityPermissions } from '@plinth/identity-contract';
import type { MarketPermissions } from '@plinth/market-contract';
import type { OrgPermissions } from '@plinth/org-contract';

type NamesOf<T> = T[keyof T];

export type Permission =
  | NamesOf<typeof AuditPermissions>
  | NamesOf<typeof GatewayPermissions>
  | NamesOf<typeof IdentityPermissions>
  | NamesOf<typeof MarketPermissions>
  | NamesOf<typeof OrgPermissions>;

export interface Right {
  readonly permission: string;
  readonly unitIds: readonly string[];
}

export const EVERYTHING = '*';

/** A unit's path names the units above it by their ids without dashes; the root's is empty. */
const isAtOrBelow = (path: string, unitId: string, rootId: string): boolean =>
  unitId === rootId || path.split('.').includes(unitId.replaceAll('-', ''));

export const ROOT_ID = '00000000-0000-7000-8000-000000000000';

/** Whether somebody of these rights may do this at all, or on the unit of this path. The API decides again. */
export function isAllowed(rights: readonly Right[], permission: Permission, unitPath?: string): boolean {
  return rights.some(
    (right) =>
      (right.permission === permission || right.permission === EVERYTHING) &&
      (unitPath === undefined
        ? right.unitIds.length > 0
        : right.unitIds.some((unitId) => isAtOrBelow(unitPath, unitId, ROOT_ID))),
  );
}
