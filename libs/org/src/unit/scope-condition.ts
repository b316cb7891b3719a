import type { Scope } from '@plinth/platform-auth';

/** Values of a statement and the placeholders that name them. */
export class SqlValues {
  readonly values: unknown[] = [];

  add(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }
}

/** Above so many subtrees one array is compared; below, each gets its own index scan. */
const OWN_SCANS = 16;

/** SQL for "the path lies in the scope"; a scope without any root lets nothing through. */
export function scopeCondition(column: string, scope: Scope, values: SqlValues): string {
  if (scope.roots.includes('')) return 'true';
  if (scope.isEmpty) return 'false';
  if (scope.roots.length > OWN_SCANS) return `${column} <@ ANY (${values.add(scope.roots)}::text[]::ltree[])`;
  return `(${scope.roots.map((root) => `${column} <@ ${values.add(root)}::ltree`).join(' OR ')})`;
}
