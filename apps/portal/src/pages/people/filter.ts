import { useCallback, useMemo, useRef } from 'react';
import { useSearchParams } from 'react-router';
import { UNIT_PARAMETER } from '../../session/unit-in-view';
import type { Role, Status } from '../../texts/person-terms';

export interface PeopleFilter {
  readonly q: string;
  readonly role: Role | undefined;
  readonly status: Status | undefined;
  readonly sort: 'name' | '-name';
}

const roles: readonly Role[] = ['student', 'staff', 'guardian', 'administrator'];
const statuses: readonly Status[] = ['active', 'suspended', 'ended'];

/** Whatever somebody typed into the address: what is not known is not there. */
export const filterOf = (parameters: URLSearchParams): PeopleFilter => ({
  q: (parameters.get('q') ?? '').slice(0, 100),
  role: roles.find((role) => role === parameters.get('role')),
  status: statuses.find((status) => status === parameters.get('status')),
  sort: parameters.get('sort') === '-name' ? '-name' : 'name',
});

export const isNarrowed = ({ q, role, status }: PeopleFilter): boolean =>
  q.trim() !== '' || role !== undefined || status !== undefined;

/** The filter as it stands in an address, without the unit. */
export function addressOf(filter: PeopleFilter): URLSearchParams {
  const parameters = new URLSearchParams();
  for (const name of ['q', 'role', 'status'] as const) if (filter[name]) parameters.set(name, filter[name]);
  if (filter.sort !== 'name') parameters.set('sort', filter.sort);
  return parameters;
}

/** Filters live in the address: going back, loading again and a copied link all show the same list. */
export function useFilter() {
  const [parameters, setParameters] = useSearchParams();
  const filter = useMemo(() => filterOf(parameters), [parameters]);
  // The router's function is another one with every address; what goes by this one need not be drawn again for that.
  const latest = useRef(setParameters);
  latest.current = setParameters;
  const set = useCallback(
    (changed: Partial<PeopleFilter>, isTyped = false) =>
      latest.current(
        (before) => {
          const after = addressOf({ ...filterOf(before), ...changed });
          const unit = before.get(UNIT_PARAMETER);
          if (unit !== null) after.set(UNIT_PARAMETER, unit);
          return after;
        },
        { replace: isTyped },
      ),
    [],
  );
  return { filter, set };
}
