import { isAtOrBelow } from '@plinth/platform-auth';

/** One unit and everything below it. */
export interface Subtree {
  readonly unitId: string;
  readonly unitPath: string;
}

/** What lies in one of the first and in one of the second: of two subtrees the lower, or nothing. */
export function intersection(first: readonly Subtree[], second: readonly Subtree[]): Subtree[] {
  const both = first.flatMap((one) =>
    second.flatMap((other) => {
      if (isAtOrBelow(one.unitPath, other.unitPath)) return [one];
      return isAtOrBelow(other.unitPath, one.unitPath) ? [other] : [];
    }),
  );
  return [...new Map(both.map((subtree) => [subtree.unitPath, subtree])).values()];
}
