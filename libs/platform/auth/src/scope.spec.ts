import fc from 'fast-check';
import { isAtOrBelow, Scope } from './scope';

interface Tree {
  readonly parents: readonly number[];
  readonly paths: readonly string[];
}

/** Trees of up to 40 units; labels are made so that one is often the beginning of another (`a`, `aa`). */
const trees: fc.Arbitrary<Tree> = fc
  .array(fc.tuple(fc.nat(), fc.constantFrom('a', 'aa', 'ab', 'b')), { maxLength: 40 })
  .map((units) => {
    const parents = [0, ...units.map(([choice], index) => choice % (index + 1))];
    const paths = [''];
    units.forEach(([, prefix], index) => {
      const above = paths[parents[index + 1] as number] as string;
      paths.push(`${above === '' ? '' : `${above}.`}${prefix}${index}`);
    });
    return { parents, paths };
  });

/** By the parents alone, knowing nothing of paths. */
const isBelow = (tree: Tree, unit: number, root: number): boolean =>
  unit === root || (unit !== 0 && isBelow(tree, tree.parents[unit] as number, root));

const grants = fc.array(fc.tuple(fc.nat(), fc.constantFrom('x.read', 'x.write', 'y.read', '*')), { maxLength: 6 });

describe('Scope', () => {
  it('reaches a unit exactly when a grant of the permission stands at or above it', () => {
    fc.assert(
      fc.property(trees, grants, (tree, given) => {
        const held = given.map(([choice, permission]) => ({ unit: choice % tree.paths.length, permission }));
        const authority = {
          grants: held.map(({ unit, permission }) => ({
            permission,
            unitId: String(unit),
            unitPath: tree.paths[unit] as string,
          })),
        };
        const scope = Scope.of(authority, 'x.read');
        tree.paths.forEach((path, unit) => {
          const may = held.some(
            ({ unit: root, permission }) => ['x.read', '*'].includes(permission) && isBelow(tree, unit, root),
          );
          expect(scope.covers(path)).toBe(may);
        });
        for (const one of scope.roots) {
          for (const other of scope.roots) expect(one !== other && isAtOrBelow(one, other)).toBe(false);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('takes no label for the beginning of another', () => {
    expect(isAtOrBelow('aa', 'a')).toBe(false);
    expect(isAtOrBelow('a.b', 'a')).toBe(true);
    expect(isAtOrBelow('a', 'a.b')).toBe(false);
    expect(isAtOrBelow('', 'a')).toBe(false);
  });

  it('holds nothing without a grant, and never takes `*` for a wish', () => {
    expect(Scope.of({ grants: [] }, 'x.read')).toMatchObject({ isEmpty: true, roots: [] });
    const some = { grants: [{ permission: 'x.read', unitId: 'a', unitPath: 'a' }] };
    expect(Scope.of(some, '*').isEmpty).toBe(true);
  });
});
