export interface TreeRow {
  readonly key: string;
  readonly depth: number;
  readonly label: string;
  /** Undefined where nothing is below. */
  readonly isOpen: boolean | undefined;
  readonly note?: string;
}

/** Pixels that a level is moved in by. */
export const depthStep = 18;

const parentOf = (rows: readonly TreeRow[], index: number): number | undefined => {
  const depth = rows[index]?.depth ?? 0;
  for (let above = index - 1; above >= 0; above -= 1) if ((rows[above]?.depth ?? 0) < depth) return above;
  return undefined;
};

/** What a key does at a row: goes to another, folds, unfolds or chooses it (WAI-ARIA Authoring Practices, tree view). */
export function stepOf(
  rows: readonly TreeRow[],
  index: number,
  key: string,
): number | 'open' | 'fold' | 'choose' | undefined {
  const row = rows[index];
  if (row === undefined) return undefined;
  switch (key) {
    case 'ArrowDown':
      return Math.min(rows.length - 1, index + 1);
    case 'ArrowUp':
      return Math.max(0, index - 1);
    case 'Home':
      return 0;
    case 'End':
      return rows.length - 1;
    case 'ArrowRight':
      if (row.isOpen === undefined) return undefined;
      return row.isOpen ? Math.min(rows.length - 1, index + 1) : 'open';
    case 'ArrowLeft':
      return row.isOpen === true ? 'fold' : parentOf(rows, index);
    case 'Enter':
    case ' ':
      return 'choose';
    default:
      return undefined;
  }
}
