import { useQuery } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useSearchParams } from 'react-router';
import { query } from '@plinth/api-client';
import type { components } from '@plinth/api-client';
import { useMay } from './session';

export type Unit = components['schemas']['UnitResponse'];
type Tops = components['schemas']['UnitListResponse'];

export const UNIT_PARAMETER = 'unit';
const TOPS_STALE_MS = 300_000;

/** Where the person's own trees begin. */
export const topsOptions = () =>
  query.queryOptions('get', '/api/org/v1/units/tops', undefined, { staleTime: TOPS_STALE_MS });

/** The unit in view at an address, as far as it is known without asking. */
export const unitKnown = (queries: QueryClient, { searchParams }: URL): string | undefined =>
  searchParams.get(UNIT_PARAMETER) ?? queries.getQueryData<Tops>(topsOptions().queryKey)?.items[0]?.id;

/** The unit that the pages of the administration are about: the one in the address, else the person's own. */
export function useUnitInView() {
  const [parameters, setParameters] = useSearchParams();
  const may = useMay()('org.unit.read');
  const named = parameters.get(UNIT_PARAMETER);
  const tops = useQuery({ ...topsOptions(), enabled: may });
  const first = tops.data?.items[0];
  const own = tops.data?.items.find(({ id }) => id === named);
  const asked = query.useQuery(
    'get',
    '/api/org/v1/units/{unitId}',
    { params: { path: { unitId: named ?? '' } } },
    { enabled: named !== null && tops.data !== undefined && own === undefined, staleTime: 60_000 },
  );
  const unit: Unit | undefined = named === null ? first : (own ?? asked.data);
  const choose = useCallback(
    (unitId: string) =>
      setParameters((before) => {
        // Filters of one unit say little about another.
        const after = new URLSearchParams();
        after.set(UNIT_PARAMETER, unitId);
        for (const name of ['view']) if (before.has(name)) after.set(name, before.get(name) as string);
        return after;
      }),
    [setParameters],
  );
  const error: unknown = tops.error ?? (named === null ? null : asked.error);
  /** Nothing more is on its way that would tell another unit. */
  const isKnown = !may || unit !== undefined || Boolean(error) || (named === null && tops.data !== undefined);
  return { unit, unitId: named ?? first?.id, tops: tops.data?.items ?? [], isKnown, error, choose };
}
