import { useQueries } from '@tanstack/react-query';
import { ApiProblem, query } from '@plinth/api-client';
import { useTexts } from '@plinth/ui';
import { ROOT_ID } from '../session/permission';
import { choiceTexts } from './choice.texts';

const NAMES_STALE_MS = 300_000;

const isGone = (error: unknown): boolean => error instanceof ApiProblem && error.kind === 'missing';

/** What units are called, by their ids; an id stays as it is until its name is there, or when it is not shown to one. */
export function useUnitNames(ids: readonly string[]): ReadonlyMap<string, string> {
  const t = useTexts(choiceTexts);
  const asked = [...new Set(ids)].filter((id) => id !== ROOT_ID);
  const answers = useQueries({
    queries: asked.map((unitId) =>
      query.queryOptions(
        'get',
        '/api/org/v1/units/{unitId}',
        { params: { path: { unitId } } },
        { staleTime: NAMES_STALE_MS, retry: false },
      ),
    ),
  });
  return new Map([
    [ROOT_ID, t.all],
    ...answers.flatMap(({ data, error }, at): [string, string][] => {
      const name = data?.displayName ?? (isGone(error) ? t.gone : undefined);
      return name === undefined ? [] : [[asked[at] as string, name]];
    }),
  ]);
}

/** A unit's name within a sentence: the root is what it is, not a name. */
export function useUnitCalled(): (unitId: string, name: string) => string {
  const t = useTexts(choiceTexts);
  return (unitId, name) => (unitId === ROOT_ID ? t.all : name);
}
