import { useCallback } from 'react';
import { api, query } from '@plinth/api-client';
import type { components } from '@plinth/api-client';

export type Unit = components['schemas']['UnitResponse'];
export type Slip = components['schemas']['SlipView'];
export type ListedPerson = components['schemas']['ListedPersonResponse'];
type Role = 'student' | 'staff';

const AT_ONCE = 500;
const PEOPLE_AT_ONCE = 200;

export const useClasses = (schoolId: string | undefined) =>
  query.useQuery(
    'get',
    '/api/org/v1/units',
    {
      params: { query: { kind: 'class', underId: schoolId ?? '', status: 'active', limit: AT_ONCE } },
    },
    { enabled: schoolId !== undefined },
  );

/** Everybody of a role in a unit, page by page. */
export async function peopleOf(unitId: string, role: Role): Promise<readonly ListedPerson[]> {
  const found: ListedPerson[] = [];
  for (let cursor: string | undefined, isMore = true; isMore; isMore = cursor !== undefined) {
    const { data } = await api.GET('/api/org/v1/people', {
      params: {
        query: {
          unitId,
          role: [role],
          status: 'active',
          sort: 'name',
          limit: PEOPLE_AT_ONCE,
          ...(cursor === undefined ? {} : { cursor }),
        },
      },
    });
    found.push(...(data?.items ?? []));
    cursor = data?.nextCursor;
  }
  return found;
}

export interface SlipTarget {
  readonly unitId: string;
  readonly name: string;
  /** The staff of the school have no unit of their own. */
  readonly isStaff: boolean;
}

export interface MadeSlips {
  readonly target: SlipTarget;
  /** Whether badges were wished for: to be made again in the same way. */
  readonly badges: boolean;
  readonly slips: readonly Slip[];
  readonly missing: number;
  readonly error?: unknown;
}

/** New codes for one class, or for the staff; an error is part of the answer, for the other classes go on. */
export function useMakeSlips() {
  return useCallback(async (target: SlipTarget, badges: boolean): Promise<MadeSlips> => {
    try {
      const personIds = target.isStaff ? (await peopleOf(target.unitId, 'staff')).map(({ id }) => id) : undefined;
      if (personIds?.length === 0) return { target, badges, slips: [], missing: 0 };
      const whom = personIds === undefined ? { unitId: target.unitId } : { personIds };
      const { data } = await api.POST('/api/identity/v1/slips', { body: { ...whom, badges } });
      return { target, badges, slips: data?.slips ?? [], missing: data?.missing.length ?? 0 };
    } catch (error) {
      return { target, badges, slips: [], missing: 0, error };
    }
  }, []);
}
