import type { components } from '@plinth/api-client';

type Unit = Pick<components['schemas']['UnitResponse'], 'id' | 'kind' | 'schoolId'>;

/** The school that a unit is or belongs to; none above the schools. */
export const schoolOf = (unit: Unit | undefined): string | undefined =>
  unit?.kind === 'school' ? unit.id : (unit?.schoolId ?? undefined);
