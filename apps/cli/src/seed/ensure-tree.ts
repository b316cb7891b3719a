import { ROOT_UNIT_ID } from '@plinth/org-contract';
import type { ApiClient } from '../api-client';
import { everyItem } from '../context';
import { CliError, ExitCode } from '../exit-code';
import { inFlight } from './in-flight';
import type { SchoolPlan, TreePlan } from './school-plan';

export interface SeedUnit {
  readonly id: string;
  readonly name: string;
  readonly code: string;
}

export interface SeedTree {
  readonly bureau: SeedUnit;
  readonly district: SeedUnit;
  /** By school code. */
  readonly schools: ReadonlyMap<string, SeedUnit>;
}

interface Wanted {
  readonly kind: 'bureau' | 'district' | 'school';
  readonly name: string;
  readonly code: string;
  readonly regionCode: string;
  readonly sort?: number;
}

const UNITS = '/api/org/v1/units';
const SCHOOLS_AT_ONCE = 4;

/** Makes what is not there yet, found by its code; run again it makes nothing. */
export async function ensureTree(api: ApiClient, { bureau, district, schools }: TreePlan): Promise<SeedTree> {
  const top = await ensure(api, ROOT_UNIT_ID, { kind: 'bureau', ...bureau });
  const middle = await ensure(api, top.id, { kind: 'district', ...district });
  const there = await below(api, middle.id, 'school');
  const made = new Map<string, SeedUnit>();
  await inFlight(schools, SCHOOLS_AT_ONCE, async (school) => {
    const wanted = schoolOf(school, district.regionCode);
    made.set(school.code, known(there, wanted) ?? (await add(api, middle.id, wanted)));
  });
  return { bureau: top, district: middle, schools: made };
}

const schoolOf = ({ name, code, index }: SchoolPlan, regionCode: string): Wanted => ({
  kind: 'school',
  name,
  code,
  regionCode,
  sort: index,
});

async function ensure(api: ApiClient, parentId: string, wanted: Wanted): Promise<SeedUnit> {
  return known(await below(api, parentId, wanted.kind), wanted) ?? add(api, parentId, wanted);
}

const below = (api: ApiClient, underId: string, kind: string): Promise<SeedUnit[]> =>
  everyItem<SeedUnit>(api, UNITS, { underId, kind, limit: 500 });

const add = (api: ApiClient, parentId: string, wanted: Wanted): Promise<SeedUnit> =>
  api.post<SeedUnit>(UNITS, { ...wanted, parentId });

/** @throws CliError when the code belongs to something that the seed did not make */
function known(there: readonly SeedUnit[], { code, name }: Wanted): SeedUnit | undefined {
  const found = there.find((unit) => unit.code === code);
  if (found === undefined || found.name === name) return found;
  throw new CliError(`Code ${code} belongs to ${found.name}: choose another --seed`, ExitCode.refused);
}
