import fc from 'fast-check';
import { isAtOrBelow, Scope } from '@plinth/platform-auth';
import { permissionRegistry } from '../role/permission-registry';
import { builtInRoles, mutuallyExclusive } from '../role/built-in-roles';
import { checkExclusion, checkWithin } from '../role/role';
import { intersection } from './subtree';

const path = fc.array(fc.constantFrom('a', 'b', 'aa'), { maxLength: 4 }).map((labels) => labels.join('.'));
const subtree = path.map((unitPath) => ({ unitId: unitPath, unitPath }));
const passes = (check: () => void): boolean => {
  try {
    check();
    return true;
  } catch {
    return false;
  }
};

describe('subtrees', () => {
  it('intersect in exactly the units that lie in both', () => {
    fc.assert(
      fc.property(fc.array(subtree, { maxLength: 4 }), fc.array(subtree, { maxLength: 4 }), path, (one, two, unit) => {
        const lies = (among: readonly { unitPath: string }[]) => among.some((root) => isAtOrBelow(unit, root.unitPath));
        expect(lies(intersection(one, two))).toBe(lies(one) && lies(two));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('custom roles', () => {
  const names = permissionRegistry.map((permission) => permission.name);
  const grant = fc.tuple(fc.constantFrom(...names, '*'), path).map(([permission, unitPath]) => ({
    permission,
    unitId: unitPath,
    unitPath,
  }));

  it('never give what the grantor does not hold on that unit', () => {
    fc.assert(
      fc.property(
        fc.array(grant, { maxLength: 8 }),
        fc.subarray(names, { minLength: 1, maxLength: 3 }),
        path,
        (grants, permissions, unit) => {
          const holdsAll = permissions.every((permission) =>
            grants.some((held) => ['*', permission].includes(held.permission) && isAtOrBelow(unit, held.unitPath)),
          );
          expect(passes(() => checkWithin({ grants }, permissions, unit))).toBe(holdsAll);
          if (!holdsAll) return;
          // Whoever receives the role there reaches nothing that the grantor does not reach.
          const received = { grants: permissions.map((permission) => ({ permission, unitId: unit, unitPath: unit })) };
          for (const permission of names) {
            for (const root of Scope.of(received, permission).roots) {
              expect(Scope.of({ grants }, permission).covers(root)).toBe(true);
            }
          }
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe('三员互斥', () => {
  it('holds for every history of appointments', () => {
    const keys = builtInRoles.map((role) => role.key);
    const step = fc.tuple(fc.constantFrom('give', 'take'), fc.constantFrom(...keys));
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const held = new Set<string>();
        for (const [what, key] of steps) {
          if (what === 'take') held.delete(key);
          else if (passes(() => checkExclusion(key, [...held]))) held.add(key);
          expect(mutuallyExclusive.filter((exclusive) => held.has(exclusive)).length).toBeLessThanOrEqual(1);
        }
      }),
    );
  });
});
