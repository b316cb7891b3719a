import type { TreeRow } from '@plinth/ui';
import type { Unit } from '../../session/unit-in-view';

export interface Below {
  readonly items: readonly Unit[];
  readonly nextCursor?: string | undefined;
}

interface Tree {
  readonly tops: readonly Unit[];
  readonly open: ReadonlySet<string>;
  /** What has been loaded, by the unit above. */
  readonly below: ReadonlyMap<string, Below>;
  readonly more: string;
}

/** Rows that only say something are not units: nothing is chosen by them. */
export const SAYS = 'says ';

/** The unfolded part of the tree from top to bottom. */
export function rowsOf({ tops, open, below, more }: Tree): readonly TreeRow[] {
  const rows: TreeRow[] = [];
  const walk = (units: readonly Unit[], depth: number): void => {
    for (const unit of units) {
      const isOpen = unit.childCount === 0 ? undefined : open.has(unit.id);
      rows.push({
        key: unit.id,
        depth,
        label: unit.displayName,
        isOpen,
        ...(unit.childCount === 0 ? {} : { note: String(unit.childCount) }),
      });
      const children = isOpen === true ? below.get(unit.id) : undefined;
      if (children === undefined) continue;
      walk(children.items, depth + 1);
      if (children.nextCursor !== undefined)
        rows.push({ key: `${SAYS}${unit.id}`, depth: depth + 1, label: more, isOpen: undefined });
    }
  };
  walk(tops, 0);
  return rows;
}
