import type { Authority } from './authority';

/** Whether `path` is `root` or below it. */
export const isAtOrBelow = (path: string, root: string): boolean =>
  root === '' || path === root || path.startsWith(`${root}.`);

/** The subtrees in which a principal holds one permission. The only decision function of the base. */
export class Scope {
  /** Roots of the subtrees, none below another. */
  readonly roots: readonly string[];

  private constructor(roots: readonly string[]) {
    this.roots = roots;
  }

  static of(authority: Authority, permission: string): Scope {
    const paths = authority.grants
      .filter((grant) => grant.permission === permission || grant.permission === '*')
      .map((grant) => grant.unitPath);
    const distinct = [...new Set(paths)];
    return new Scope(distinct.filter((path) => !distinct.some((other) => other !== path && isAtOrBelow(path, other))));
  }

  get isEmpty(): boolean {
    return this.roots.length === 0;
  }

  covers(unitPath: string): boolean {
    return this.roots.some((root) => isAtOrBelow(unitPath, root));
  }
}
