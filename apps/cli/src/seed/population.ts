import { InventedIdNumbers, InventedPhones } from './invented-numbers';
import { classesOf } from './school-class';
import type { SchoolClass } from './school-class';
import { planOf, seedKey } from './school-plan';
import type { Preset, SchoolPlan, TreePlan } from './school-plan';
import { pupilsOf } from './school-pupils';
import type { Pupil } from './school-pupils';
import { staffOf } from './school-staff';
import type { StaffMember } from './school-staff';
import { SeededRandom } from './seeded-random';

export interface SchoolRoster {
  readonly school: SchoolPlan;
  readonly classes: readonly SchoolClass[];
  readonly staff: readonly StaffMember[];
  readonly pupils: readonly Pupil[];
}

export interface Population {
  readonly tree: TreePlan;
  /** School by school, made when asked for: a district never stands in memory whole. */
  rosters(): Generator<SchoolRoster>;
}

/** Pure: the same preset, seed and school year give the same people, number by number. */
export function populationOf(preset: Preset, seed: number, schoolYear: number): Population {
  const tree = planOf(preset, seed);
  return { tree, rosters: () => rostersOf(tree, preset, seed, schoolYear) };
}

function* rostersOf(tree: TreePlan, preset: Preset, seed: number, schoolYear: number): Generator<SchoolRoster> {
  const ids = new InventedIdNumbers(seedKey(preset, seed));
  const phones = new InventedPhones(seedKey(preset, seed));
  for (const school of tree.schools) {
    const random = new SeededRandom(seed, preset, schoolYear, school.index);
    const invention = { random, ids, phones, schoolYear };
    const classes = classesOf(school, schoolYear);
    const staff = staffOf(school, classes, invention);
    yield { school, classes, staff, pupils: pupilsOf(school, classes, staff, invention) };
  }
}
