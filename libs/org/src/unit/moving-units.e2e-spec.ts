import fc from 'fast-check';
import { ROOT_UNIT_ID } from '@plinth/org-contract';
import { Scope, UnitPaths } from '@plinth/platform-auth';
import { OrgFixture } from './org.fixture';
import { AddUnit } from './add-unit.use-case';
import { MoveUnit } from './move-unit.use-case';
import { everywhere } from '../person/caller';

const caller = { actor: 'operator', scope: everywhere };

/** Random histories on the real tree, judged by a model that knows parents alone. */
describe('a tree that grows and moves', () => {
  let org: OrgFixture;
  beforeAll(async () => {
    org = await OrgFixture.start();
  });
  afterAll(() => org.close());

  const isBelow = (parents: ReadonlyMap<string, string>, unit: string, root: string): boolean => {
    for (let at: string | undefined = unit; at !== undefined; at = parents.get(at)) if (at === root) return true;
    return false;
  };

  it('keeps every path true, refuses every cycle, and lets no right leave its subtree', async () => {
    const add = org.service.application.get(AddUnit, { strict: false });
    const move = org.service.application.get(MoveUnit, { strict: false });
    const step = fc.record({ what: fc.constantFrom('add', 'add', 'move'), one: fc.nat(), other: fc.nat() });

    const history = async (steps: { what: string; one: number; other: number }[]) => {
      const parents = new Map<string, string>();
      const units = [ROOT_UNIT_ID as string];
      const pick = (choice: number) => units[choice % units.length] as string;
      for (const { what, one, other } of steps) {
        if (what === 'add') {
          const parentId = pick(one);
          const { id } = await add.execute({ kind: 'district', parentId, name: `区${units.length}` }, caller);
          parents.set(id, parentId);
          units.push(id);
        } else if (pick(one) !== ROOT_UNIT_ID) {
          const [unit, parent] = [pick(one), pick(other)];
          const moved = await move.execute(unit, parent, caller).then(
            () => true,
            (error: { code: string }) => error.code,
          );
          expect(moved).toBe(isBelow(parents, parent, unit) ? 'org.unit_move_cycle' : true);
          if (moved === true) parents.set(unit, parent);
        }
      }
      return { parents, units };
    };

    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), fc.nat(), async (steps, choice) => {
        const { parents, units } = await history(steps);
        const rows = await org.test.asOwner<{ id: string; path: string }>(
          'SELECT id, path::text AS path FROM org.unit WHERE id = ANY ($1)',
          [units],
        );
        const paths = new Map(rows.map((row) => [row.id, row.path]));
        const root = units[choice % units.length] as string;
        const scope = Scope.of(
          { grants: [{ permission: 'p', unitId: root, unitPath: paths.get(root) as string }] },
          'p',
        );
        for (const unit of units) expect(scope.covers(paths.get(unit) as string)).toBe(isBelow(parents, unit, root));
      }),
      { numRuns: 25 },
    );
  });

  it('forgets the remembered path of a unit when it moves', async () => {
    const paths = org.service.application.get(UnitPaths);
    const [a, b] = [await org.unit('district'), await org.unit('district')];
    const school = await org.unit('school', a);
    expect(await paths.pathOf(school)).toBe([a, school].join('.').replaceAll('-', ''));
    await org.ask('POST', `/units/${school}/move`, { body: { parentId: b } });
    await new Promise((done) => setTimeout(done, 200));
    expect(await paths.pathOf(school)).toBe([b, school].join('.').replaceAll('-', ''));
    expect(await paths.pathOf('0199aaaa-0000-7000-8000-00000000dead')).toBeUndefined();
  });
});
