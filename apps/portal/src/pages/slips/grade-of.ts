import type { components } from '@plinth/api-client';

type Unit = components['schemas']['UnitResponse'];

export interface Grade {
  readonly key: string;
  /** Absent for classes that belong to no grade now. */
  readonly name: string | undefined;
  readonly classes: readonly Unit[];
}

const stages = ['kindergarten', 'primary', 'junior', 'senior', 'vocational', 'special', 'higher'];
const rankOf = ({ stage, grade }: Unit): number =>
  grade === undefined || grade === null ? Infinity : Math.max(0, stages.indexOf(stage ?? '')) * 100 + grade.number;

/** The classes of a school by grade, from the youngest; classes by their numbers. */
export function gradesOf(classes: readonly Unit[]): readonly Grade[] {
  const grades = new Map<string, Unit[]>();
  const sorted = [...classes].sort(
    (one, other) =>
      rankOf(one) - rankOf(other) ||
      (one.classNumber ?? Infinity) - (other.classNumber ?? Infinity) ||
      one.displayName.localeCompare(other.displayName, 'zh-CN'),
  );
  for (const unit of sorted) {
    const key = unit.grade ? `${unit.stage}:${unit.grade.name}` : '';
    grades.set(key, [...(grades.get(key) ?? []), unit]);
  }
  return [...grades].map(([key, own]) => ({ key, name: own[0]?.grade?.name, classes: own }));
}
